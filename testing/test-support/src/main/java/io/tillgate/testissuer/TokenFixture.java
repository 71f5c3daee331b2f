package io.tillgate.testissuer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The claims of a valid token of an account, each of which a test can change. */
public final class TokenFixture {
    public static final String AUDIENCE = "https://api.test";

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private String type = "at+jwt";

    public TokenFixture() {
        long now = Instant.now().getEpochSecond();
        claims.put("iss", TestIssuer.ISSUER);
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("aud", List.of(AUDIENCE, "https://other.test"));
        claims.put("iat", now - 2);
        claims.put("nbf", now - 2);
        claims.put("exp", now + 600);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", "till-" + UUID.randomUUID());
        claims.put("grant_id", UUID.randomUUID().toString());
        claims.put("scope", "menu:read sales:read");
        claims.put("groups", List.of("user", "master"));
    }

    public TokenFixture with(String claim, @Nullable Object value) {
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return this;
    }

    public TokenFixture type(String typ) {
        type = typ;
        return this;
    }

    public String claim(String name) {
        return String.valueOf(claims.get(name));
    }

    public String signedWith(SigningKey key) {
        return key.sign(type, claims);
    }

    /** Signs with any algorithm and key id in the header. */
    public String signedWith(SigningKey key, String algorithm, String keyId) {
        return key.sign(type, claims, algorithm, keyId);
    }

    /** An opaque token for which introspection returns these claims. */
    public String opaqueAt(TestIssuer issuer) {
        String token = UUID.randomUUID().toString();
        issuer.activate(token, introspection());
        return token;
    }

    /** An API key for which introspection returns those of these claims that apply to API keys. */
    public String apiKeyAt(TestIssuer issuer) {
        String key = "tg_0a1b2c3d_" + UUID.randomUUID().toString().replace("-", "") + "ABCDEFGHIJK";
        issuer.activate(key, keyIntrospection());
        return key;
    }

    public Map<String, Object> keyIntrospection() {
        Map<String, Object> members = introspection();
        members.keySet().removeAll(List.of("exp", "nbf", "client_id", "grant_id"));
        members.put("token_type", "api_key");
        members.put("key_id", claim("jti"));
        members.put("jti", "key:" + claim("jti"));
        members.put("as_of", claims.get("iat"));
        members.put("iat", Long.parseLong(claim("iat")) - 86_400);
        return members;
    }

    public Map<String, Object> introspection() {
        Map<String, Object> members = new LinkedHashMap<>(claims);
        members.put("active", true);
        members.put("token_type", "Bearer");
        members.put("username", "anna");
        return members;
    }
}
