/**
 * Certificates for https on this machine: a certification authority of the stack's own, and the gateway's certificate that
 * it issued (RFC 5280).
 */
@NullMarked
package io.tillgate.local.tls;

import org.jspecify.annotations.NullMarked;
