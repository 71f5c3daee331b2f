package io.tillgate.auth.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import io.tillgate.auth.client.ClientSignatures;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a client's own JWK set must be (RFC 7591 section 2): public keys alone, and of use here. */
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
                return Optional.of("must hold public keys alone: whoever sent a private key should replace it");
            }
        }
        try {
            JWKSet set = JWKSet.parse(jwks.toString());
            Set<String> ids = new HashSet<>();
            boolean isUsable =
                    set.size() == keys.size() && set.getKeys().stream().allMatch(KeySetRule::isUsable);
            boolean isDistinct = set.getKeys().stream()
                    .map(JWK::getKeyID)
                    .allMatch(id -> set.size() == 1 || (id != null && ids.add(id)));
            return isUsable && isDistinct
                    ? Optional.empty()
                    : Optional.of(
                            "must hold RSA keys of 2048 bits or more, P-256 or Ed25519 keys, each with a kid of its own");
        } catch (ParseException e) {
            return Optional.of("must be a JWK set");
        }
    }

    private static boolean isUsable(JWK key) {
        return KeyUse.ENCRYPTION.equals(key.getKeyUse()) || ClientSignatures.isUsable(key);
    }
}
