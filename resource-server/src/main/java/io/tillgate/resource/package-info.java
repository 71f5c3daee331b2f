/**
 * Protects an API with Tillgate's tokens: {@link io.tillgate.resource.TokenIdentity} says who calls.
 *
 * <p>The packages {@code token}, {@code key}, {@code cache}, {@code revocation} and {@code staleness} are the core and
 * know neither Quarkus nor CDI; the package {@code quarkus} binds them to {@code quarkus-oidc} (RFC 6750, RFC 7662,
 * RFC 9068, RFC 8417).
 */
@NullMarked
package io.tillgate.resource;

import org.jspecify.annotations.NullMarked;
