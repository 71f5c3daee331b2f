/**
 * Bulk revocation: an administrator ends everything that an account, a client, a grant, a scope, an API key or a
 * signing key has, or everything issued before a time, after a dry run that counts it.
 */
@NullMarked
package io.tillgate.auth.revocation.bulk;

import org.jspecify.annotations.NullMarked;
