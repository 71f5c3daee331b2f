/**
 * Bulk revocation: an administrator revokes everything of an account, client, grant, scope, API key or signing key, or
 * everything issued before a time, after a dry run that counts it.
 */
@NullMarked
package io.tillgate.auth.revocation.bulk;

import org.jspecify.annotations.NullMarked;
