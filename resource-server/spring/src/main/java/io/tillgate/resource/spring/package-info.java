/**
 * The core in a Spring application: an authentication provider that answers from the verified-token cache before anything
 * is verified, an {@code OAuth2TokenValidator} that asks the revocation log, and the answers of RFC 6750 section 3.1 as
 * problem details (RFC 9457).
 */
@NullMarked
package io.tillgate.resource.spring;

import org.jspecify.annotations.NullMarked;
