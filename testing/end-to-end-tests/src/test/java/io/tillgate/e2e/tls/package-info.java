/** TLS on every line (RFC 8446, RFC 5246, RFC 9325), seen from outside. */
@NullMarked
package io.tillgate.e2e.tls;

import org.jspecify.annotations.NullMarked;
