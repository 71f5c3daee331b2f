/**
 * The service's own secret, and the keyed hashes and sealed boxes that are made with it (RFC 2104,
 * RFC 5869, NIST SP 800-38D).
 */
@NullMarked
package io.tillgate.user.secret;

import org.jspecify.annotations.NullMarked;
