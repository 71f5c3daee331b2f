package io.tillgate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A client's public keys, and what it signs with them.
 *
 * @param jwks the keys themselves, a JWK set in JSON
 * @param jwksUri where they are, instead
 * @param assertionAlgorithm the only algorithm of its assertions; null for any that its key fits
 * @param requestObjectAlgorithm the only algorithm of its request objects; null for any that its key fits
 */
public record ClientKeySource(
        @Nullable String jwks,
        @Nullable URI jwksUri,
        @Nullable JWSAlgorithm assertionAlgorithm,
        @Nullable JWSAlgorithm requestObjectAlgorithm) {}
