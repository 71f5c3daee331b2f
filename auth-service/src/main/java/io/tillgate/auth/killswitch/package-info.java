/**
 * The kill switch: an administrator ends everything that an account, a client, a grant, a scope, an API key or a signing key
 * has, or that was issued before a time; and is told before how much that is.
 */
@NullMarked
package io.tillgate.auth.killswitch;

import org.jspecify.annotations.NullMarked;
