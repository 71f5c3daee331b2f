/**
 * Bearer tokens at this service's own endpoints (RFC 6750).
 */
@NullMarked
package io.tillgate.auth.bearer;

import org.jspecify.annotations.NullMarked;
