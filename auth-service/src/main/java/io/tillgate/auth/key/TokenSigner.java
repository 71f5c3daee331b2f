package io.tillgate.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Signs every JWT of this service, as a JWS in compact form (RFC 7515 section 7.1): the claims as they are, and a header of
 * {@code kid}, {@code typ} and {@code alg}. Safe for concurrent use.
 */
@ApplicationScoped
public class TokenSigner {
    /** The {@code typ} of a JWT access token (RFC 9068 section 2.1). */
    public static final String ACCESS_TOKEN = "at+jwt";

    private final KeyRing keys;

    TokenSigner(KeyRing keys) {
        this.keys = keys;
    }

    /** Signs the access token of a client: often, so that the header is made once for each key. */
    public String accessToken(Map<String, Object> claims, JWSAlgorithm algorithm) {
        return keys.signingKey(algorithm).accessToken(claims);
    }

    /** Signs with the key that signs records and this service's own tokens now, which is an RS256 key. */
    public String sign(String type, Map<String, Object> claims) {
        return sign(type, claims, JWSAlgorithm.RS256);
    }

    /** Signs with the key of an algorithm that signs now. */
    public String sign(String type, Map<String, Object> claims, JWSAlgorithm algorithm) {
        return sign(type, claims, keys.signingKey(algorithm));
    }

    /** Signs with a certain key. */
    public String sign(String type, Map<String, Object> claims, SigningKey key) {
        // The builder reads its settings through the class loader of the thread, which may be one that lacks them.
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
