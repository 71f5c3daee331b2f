package io.tillgate.scope;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An issuer of tokens over real HTTP: its keys, and introspection of what it has issued. */
final class TestIssuer implements AutoCloseable {
    static final String NAME = "https://issuer.example";

    private final RsaJsonWebKey key;
    private final HttpServer server;
    private final Map<String, String> issued = new ConcurrentHashMap<>();

    TestIssuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test-key");
            key.setUse("sig");
            key.setAlgorithm("RS256");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/oauth/jwks", exchange -> answer(exchange, new JsonWebKeySet(key).toJson()));
        server.createContext("/oauth/introspect", this::introspect);
        server.createContext("/internal/scopes/", TestIssuer::holders);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of a client for itself. */
    String clientToken(String clientId, String scope) {
        return token(clientId, clientId, scope, List.of());
    }

    /** A token of an account. */
    String userToken(String accountId, String clientId, String scope, List<String> groups) {
        return token(accountId, clientId, scope, groups);
    }

    /** An API key of an account. */
    String apiKey(String scope, List<String> groups) {
        String id = UUID.randomUUID().toString();
        String key = "tg_0a1b2c3d_" + id.replace("-", "") + "ABCDEFGHIJK";
        long now = NumericDate.now().getValue();
        issued.put(
                key,
                JsonUtil.toJson(Map.of(
                        "iss", NAME,
                        "aud", NAME,
                        "sub", UUID.randomUUID().toString(),
                        "key_id", id,
                        "jti", "key:" + id,
                        "iat", now,
                        "as_of", now,
                        "scope", scope,
                        "groups", groups)));
        return key;
    }

    private String token(String subject, String clientId, String scope, List<String> groups) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setSubject(subject);
        claims.setAudience(NAME);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setNotBeforeMinutesInThePast(0);
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setClaim("client_id", clientId);
        claims.setClaim("scope", scope);
        if (!groups.isEmpty()) {
            claims.setClaim("groups", groups);
            claims.setClaim("grant_id", UUID.randomUUID().toString());
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setHeader("typ", "at+jwt");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKey(key.getPrivateKey());
        try {
            String token = signature.getCompactSerialization();
            issued.put(token, claims.toJson());
            return token;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = "";
        for (String parameter : form.split("&", -1)) {
            if (parameter.startsWith("token=")) {
                token = URLDecoder.decode(parameter.substring("token=".length()), StandardCharsets.UTF_8);
            }
        }
        String claims = issued.get(token);
        answer(
                exchange,
                claims == null
                        ? "{\"active\":false}"
                        : "{\"active\":true,\"token_type\":\"Bearer\"," + claims.substring(1));
    }

    /** Counts for whoever comes with the secret of this service's client. */
    private static void holders(HttpExchange exchange) {
        boolean isTold = ("Basic "
                        + Base64.getEncoder()
                                .encodeToString("scope-registry:test-secret".getBytes(StandardCharsets.UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, isTold ? """
                        {"grants": 3, "accounts": 4, "api_keys": 2, "client_count": 1, "path": "%s",
                         "clients": [{"client_id": "pos-web", "client_name": "POS", "grants": 3, "accounts": 2}]}""".formatted(exchange.getRequestURI().getRawPath()) : "\"not for you\"");
    }

    private static void answer(HttpExchange exchange, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
