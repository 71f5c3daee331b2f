/**
 * Integrates the core into Quarkus: authentication mechanisms that consult the verified-token cache first, an identity
 * augmentor that checks the revocation log, and the answers of RFC 6750 section 3.1 as problem details (RFC 9457).
 */
@NullMarked
package io.tillgate.resource.quarkus;

import org.jspecify.annotations.NullMarked;
