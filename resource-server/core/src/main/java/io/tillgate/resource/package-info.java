/**
 * Protects an API with Tillgate's tokens: {@link io.tillgate.resource.TokenIdentity} says who calls.
 *
 * <p>{@code token}, {@code key}, {@code cache}, {@code revocation} and {@code staleness} know no framework (RFC 6750, RFC 8417,
 * RFC 9068); the modules {@code resource-server-quarkus} and {@code resource-server-spring} bind them to one.
 */
@NullMarked
package io.tillgate.resource;

import org.jspecify.annotations.NullMarked;
