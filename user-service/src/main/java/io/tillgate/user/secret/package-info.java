/**
 * The service's own secret, and the keyed hashes that are made with it (RFC 2104, RFC 5869).
 */
@NullMarked
package io.tillgate.user.secret;

import org.jspecify.annotations.NullMarked;
