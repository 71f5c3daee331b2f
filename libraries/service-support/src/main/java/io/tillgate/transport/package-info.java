/** TLS for all requests: secrets are not sent unencrypted (RFC 6749 §1.6, §3.2; RFC 6750 §5.3). */
@NullMarked
package io.tillgate.transport;

import org.jspecify.annotations.NullMarked;
