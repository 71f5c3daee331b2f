/** AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256 (RFC 2104) with a key of the service. */
@NullMarked
package io.tillgate.crypto;

import org.jspecify.annotations.NullMarked;
