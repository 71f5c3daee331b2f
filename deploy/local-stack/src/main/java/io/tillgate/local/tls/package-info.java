/** Certificates for HTTPS on this machine: a development CA and the certificates that it issues (RFC 5280). */
@NullMarked
package io.tillgate.local.tls;

import org.jspecify.annotations.NullMarked;
