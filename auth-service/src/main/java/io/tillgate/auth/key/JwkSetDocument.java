package io.tillgate.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The serialized JWK set (RFC 7517 section 5).
 *
 * @param etag the entity tag, which changes with the content (RFC 9110 section 8.8.3)
 */
public record JwkSetDocument(String json, String etag) {

    static JwkSetDocument of(List<JWK> publicKeys) {
        String json = new JWKSet(publicKeys).toString(true);
        return new JwkSetDocument(json, sha256(json));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
