package io.tillgate.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Signs every JWT of this service as a JWS in compact serialization (RFC 7515 section 7.1): the claims unchanged, and a
 * header of {@code kid}, {@code typ} and {@code alg}. Safe for concurrent use.
 */
@ApplicationScoped
public class TokenSigner {
    /** The {@code typ} of a JWT access token (RFC 9068 section 2.1). */
    public static final String ACCESS_TOKEN = "at+jwt";

    private final KeyRing keys;

    TokenSigner(KeyRing keys) {
        this.keys = keys;
    }

    /** Signs a client's access token. Because this is frequent, the header is encoded once per key. */
    public String accessToken(Map<String, Object> claims, JWSAlgorithm algorithm) {
        return keys.signingKey(algorithm).accessToken(claims);
    }

    /** Signs with the current RS256 key, which signs records and this service's own tokens. */
    public String sign(String type, Map<String, Object> claims) {
        return sign(type, claims, JWSAlgorithm.RS256);
    }

    /** Signs with the current key of an algorithm. */
    public String sign(String type, Map<String, Object> claims, JWSAlgorithm algorithm) {
        return sign(type, claims, keys.signingKey(algorithm));
    }

    /** Signs with the given key. */
    public String sign(String type, Map<String, Object> claims, SigningKey key) {
        // The builder reads its settings through the thread's context class loader, which may not have them.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TokenSigner.class.getClassLoader());
        try {
            return Jwt.claims(claims)
                    .jws()
                    .keyId(key.id())
                    .type(type)
                    .algorithm(key.algorithm().signature())
                    .sign(key.privateKey());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
