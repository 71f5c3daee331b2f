package io.tillgate.resource.key;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A JWK Set (RFC 7517 section 5). Keys without an id, keys for encryption, and keys of unknown types are ignored.
 *
 * @param document the JSON text as fetched
 * @param keys the keys by {@code kid}
 */
record JwkSet(String document, Map<String, VerificationKey> keys) {

    static JwkSet parse(String json) throws JoseException {
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
            String algorithm = algorithm(key);
            if (key.getKeyId() != null
                    && algorithm != null
                    && !"enc".equals(key.getUse())
                    && key.getKey() instanceof PublicKey publicKey) {
                keys.put(key.getKeyId(), new VerificationKey(key.getKeyId(), algorithm, publicKey));
            }
        }
        return new JwkSet(json, Map.copyOf(keys));
    }

    private static @Nullable String algorithm(JsonWebKey key) {
        if (key.getAlgorithm() != null) {
            return key.getAlgorithm();
        }
        if (key instanceof RsaJsonWebKey) {
            return "RS256";
        }
        if (key instanceof OctetKeyPairJsonWebKey) {
            return "EdDSA";
        }
        if (key instanceof EllipticCurveJsonWebKey elliptic) {
            return switch (elliptic.getCurveName()) {
                case "P-256" -> "ES256";
                case "P-384" -> "ES384";
                case "P-521" -> "ES512";
                default -> null;
            };
        }
        return null;
    }
}
