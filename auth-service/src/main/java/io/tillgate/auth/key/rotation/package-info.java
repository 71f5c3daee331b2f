/**
 * Signing keys come and go: by schedule, by request, and at once when one is compromised (RFC 7517, RFC 8725).
 */
@NullMarked
package io.tillgate.auth.key.rotation;

import org.jspecify.annotations.NullMarked;
