/** The service's own secret, and the keyed hashes (RFC 2104) and ciphers (NIST SP 800-38D) derived from it. */
@NullMarked
package io.tillgate.user.secret;

import org.jspecify.annotations.NullMarked;
