package io.tillgate.resource.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a JWT's header that are needed before its signature is checked. {@code jku}, {@code jwk},
 * {@code x5u} and {@code x5c} are never read (RFC 8725 section 3.10).
 *
 * @param type {@code typ} in lower case, without {@code application/}
 * @param algorithm {@code alg}, an asymmetric one
 * @param keyId {@code kid}
 */
public record JoseHeader(String type, String algorithm, String keyId) {
    /** The {@code typ} of an access token (RFC 9068 section 2.1). */
    public static final String ACCESS_TOKEN_TYPE = "at+jwt";

    private static final Set<String> ASYMMETRIC_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");
    private static final String MEDIA_TYPE_PREFIX = "application/";

    /**
     * Parses the header of a JWS in compact form.
     *
     * @throws MalformedTokenException if it is not a JWS, names no key, has an unsupported algorithm, or its signature
     *     is not encoded as RFC 7515 section 2 requires
     */
    public static JoseHeader of(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw new MalformedTokenException("not a JWS of three parts");
        }
        if (!isCanonical(parts[2])) {
            throw new MalformedTokenException("the signature is not base64url without padding");
        }
        Map<String, Object> header = json(parts[0]);
        String algorithm = text(header, "alg");
        if (!ASYMMETRIC_ALGORITHMS.contains(algorithm)) {
            throw new MalformedTokenException("the algorithm does not sign with a private key");
        }
        if (header.containsKey("crit")) {
            throw new MalformedTokenException("the JOSE header has extensions"); // RFC 7515 section 4.1.11
        }
        json(parts[1]);
        return new JoseHeader(type(text(header, "typ")), algorithm, text(header, "kid"));
    }

    /** Returns whether this is the header of an access token (RFC 9068 section 4: only {@code at+jwt}). */
    public boolean isAccessToken() {
        return type.equals(ACCESS_TOKEN_TYPE);
    }

    private static String type(String typ) {
        String lower = typ.toLowerCase(Locale.ROOT);
        return lower.startsWith(MEDIA_TYPE_PREFIX) ? lower.substring(MEDIA_TYPE_PREFIX.length()) : lower;
    }

    /** Returns whether a part is encoded canonically; decoders ignore padding and unused bits of the last character. */
    private static boolean isCanonical(String part) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(octets)
                    .equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Map<String, Object> json(String part) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return JsonUtil.parseJson(text);
        } catch (JoseException | IllegalArgumentException e) {
            throw new MalformedTokenException("a part of the JWS is not base64url of a JSON object", e);
        }
    }

    private static String text(Map<String, Object> header, String name) {
        @Nullable Object value = header.get(name);
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new MalformedTokenException("the JOSE header has no " + name);
    }
}
