/** The rotation of signing keys, by schedule, on request and after a compromise (RFC 7517, RFC 8725). */
@NullMarked
package io.tillgate.auth.key.rotation;

import org.jspecify.annotations.NullMarked;
