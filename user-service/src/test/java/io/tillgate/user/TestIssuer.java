package io.tillgate.user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillgate.event.Revocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An issuer with a real key and a real JWKS endpoint; its tokens go the way that auth-service's go. */
public final class TestIssuer implements AutoCloseable {
    /** The issuer, and the audience of this service. */
    public static final String ISSUER = "http://issuer.example";

    private final RsaJsonWebKey key;
    private final HttpServer server;
    private final Map<String, Map<String, Object>> apiKeys = new ConcurrentHashMap<>();

    TestIssuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test-key");
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth/jwks", this::jwks);
            server.createContext("/oauth/introspect", this::introspect);
            server.start();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of an account. */
    public String user(UUID id, String scope, String... groups) {
        return signedIn(Duration.ZERO, id, scope, groups);
    }

    /** A token of an account that signed in some time ago. */
    public String signedIn(Duration ago, UUID id, String scope, String... groups) {
        JwtClaims claims = claims(id.toString(), "pos-admin", scope, List.of(groups), "grant-of-" + id);
        claims.setClaim("auth_time", NumericDate.now().getValue() - ago.toSeconds());
        return sign(claims);
    }

    /** A token of an account with the scope {@code account}, in group {@code user}. */
    public String user(UUID id) {
        return user(id, "account", "user");
    }

    /** A token of the administrator of the bootstrap file. */
    public String administrator() {
        return user(administratorId(), "account admin", "user", "administrator");
    }

    /** The account of the bootstrap file. */
    public static UUID administratorId() {
        return UUID.fromString(Objects.requireNonNull(Table.value("SELECT id FROM account WHERE user_name = 'admin'")));
    }

    /** An API key of an account. */
    public String apiKey(UUID id, String scope, String... groups) {
        String keyId = UUID.randomUUID().toString();
        String key = "tg_0a1b2c3d_" + keyId.replace("-", "") + "ABCDEFGHIJK";
        long now = NumericDate.now().getValue();
        apiKeys.put(
                key,
                Map.ofEntries(
                        Map.entry("active", true),
                        Map.entry("iss", ISSUER),
                        Map.entry("aud", List.of(ISSUER)),
                        Map.entry("sub", id.toString()),
                        Map.entry("key_id", keyId),
                        Map.entry("jti", "key:" + keyId),
                        Map.entry("iat", now),
                        Map.entry("as_of", now),
                        Map.entry("scope", scope),
                        Map.entry("groups", List.of(groups))));
        return key;
    }

    /** A token of a client that acts for itself. */
    public String client(String clientId, String scope) {
        return sign(claims(clientId, clientId, scope, List.of(), null));
    }

    /** The token that opens the internal endpoint. */
    public String authService() {
        return client("auth-service", "users:verify");
    }

    String heartbeat(Instant at) {
        return sign(JsonUtil.toJson(Revocation.heartbeatClaims(ISSUER, at)), Revocation.SET_TYPE);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JwtClaims claims(
            String subject,
            String clientId,
            String scope,
            List<String> groups,
            @org.jspecify.annotations.Nullable String grantId) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(ISSUER);
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromMilliseconds(
                System.currentTimeMillis() + Duration.ofMinutes(10).toMillis()));
        claims.setGeneratedJwtId();
        claims.setStringClaim("client_id", clientId);
        claims.setStringClaim("scope", scope);
        if (grantId != null) {
            claims.setStringClaim("grant_id", grantId);
            claims.setStringListClaim("groups", groups);
        }
        return claims;
    }

    private String sign(JwtClaims claims) {
        return sign(claims.toJson(), "at+jwt");
    }

    private String sign(String payload, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", type);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Object> answer = apiKeys.entrySet().stream()
                .filter(key -> asked.contains("token=" + key.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Map.of("active", false));
        answer(exchange, "application/json", JsonUtil.toJson(answer));
    }

    private void jwks(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                "application/jwk-set+json",
                new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    private static void answer(HttpExchange exchange, String type, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
