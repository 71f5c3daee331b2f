/**
 * Passwords: their rules, Argon2id (RFC 9106) in PHC strings, and the bounded pool of threads that computes it.
 */
@NullMarked
package io.tillgate.user.password;

import org.jspecify.annotations.NullMarked;
