/**
 * The core in a Quarkus application: an authentication mechanism that answers from the verified-token cache before
 * {@code quarkus-oidc} is asked, an identity augmentor that asks the revocation log, and the answers of RFC 6750
 * section 3.1 as problem details (RFC 9457).
 */
@NullMarked
package io.tillgate.resource.quarkus;

import org.jspecify.annotations.NullMarked;
