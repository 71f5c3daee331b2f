/**
 * Integrates the core into Spring: an authentication provider that consults the verified-token cache first, an
 * {@code OAuth2TokenValidator} that checks the revocation log, and the answers of RFC 6750 section 3.1 as problem
 * details (RFC 9457).
 */
@NullMarked
package io.tillgate.resource.spring;

import org.jspecify.annotations.NullMarked;
