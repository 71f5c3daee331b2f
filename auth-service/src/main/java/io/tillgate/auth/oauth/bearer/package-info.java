/**
 * Bearer tokens at this service's own endpoints (RFC 6750).
 */
@NullMarked
package io.tillgate.auth.oauth.bearer;

import org.jspecify.annotations.NullMarked;
