/**
 * Errors of the OAuth endpoints (RFC 6749 section 5.2) and of the management endpoints (RFC 9457).
 */
@NullMarked
package io.tillgate.auth.support.error;

import org.jspecify.annotations.NullMarked;
