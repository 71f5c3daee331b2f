package io.tillgate.auth.oauth.authorization;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the claims of a request object to parameters (RFC 9101 section 4). */
final class RequestObjectClaims {
    /** The registered claims, which are not parameters. */
    private static final Set<String> NOT_PARAMETERS = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    private RequestObjectClaims() {}

    static Map<String, List<String>> parameters(JWTClaimsSet claims) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (value != null && !NOT_PARAMETERS.contains(name)) {
                parameters.put(name, values(value));
            }
        });
        return parameters;
    }

    private static List<String> values(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Objects::nonNull)
                        .map(RequestObjectClaims::text)
                        .toList()
                : List.of(text(value));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((name, member) -> object.put(String.valueOf(name), member));
            return JSONObjectUtils.toJSONString(object);
        }
        return String.valueOf(value);
    }
}
