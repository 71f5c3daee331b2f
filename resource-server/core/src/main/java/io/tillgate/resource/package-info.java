/**
 * Protects an API with Tillgate's tokens; {@link io.tillgate.resource.TokenIdentity} identifies the caller.
 *
 * <p>{@code token}, {@code key}, {@code cache}, {@code revocation} and {@code staleness} depend on no framework (RFC
 * 6750, RFC 8417, RFC 9068); {@code resource-server-quarkus} and {@code resource-server-spring} integrate them.
 */
@NullMarked
package io.tillgate.resource;

import org.jspecify.annotations.NullMarked;
