package io.tillgate.auth.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules for a client's JWK set (RFC 7591 section 2): public keys only, at least one of them usable. Other keys are
 * ignored (RFC 7517 section 5).
 */
final class KeySetRule {
    private static final int MAX_KEYS = 10;
    private static final int MAX_LENGTH = 16_384;
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private KeySetRule() {}

    static Optional<String> refusal(JsonNode jwks) {
        JsonNode keys = jwks.path("keys");
        if (!keys.isArray()
                || keys.isEmpty()
                || keys.size() > MAX_KEYS
                || jwks.toString().length() > MAX_LENGTH) {
            return Optional.of(
                    "must be a JWK set of 1 to " + MAX_KEYS + " keys and at most " + MAX_LENGTH + " characters");
        }
        for (JsonNode key : keys) {
            if (PRIVATE.stream().anyMatch(key::has)) {
                return Optional.of("must contain public keys only; replace the private key, which is no longer secret");
            }
        }
        List<JWK> usable = ClientKeySet.parse(jwks.toString()).getKeys();
        Set<String> ids = new HashSet<>();
        boolean isDistinct =
                usable.size() == 1 || usable.stream().map(JWK::getKeyID).allMatch(id -> id != null && ids.add(id));
        return !usable.isEmpty() && isDistinct
                ? Optional.empty()
                : Optional.of("must contain RSA keys of 2048 bits or more, P-256 keys or Ed25519 keys;"
                        + " several keys need a kid each");
    }
}
