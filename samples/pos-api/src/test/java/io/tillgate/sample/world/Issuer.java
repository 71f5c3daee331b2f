package io.tillgate.sample.world;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** An issuer that publishes one key and signs with it. */
public final class Issuer implements AutoCloseable {
    public static final String NAME = "https://issuer.test";
    private static final String AUDIENCE = "https://pos.example/api";

    private final RsaJsonWebKey key;
    private final HttpServer server;
    private final Map<String, Map<String, Object>> apiKeys = new ConcurrentHashMap<>();

    Issuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("key-1");
            key.setAlgorithm("RS256");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] jwks = JsonUtil.toJson(Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY))))
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/oauth/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.createContext("/oauth/introspect", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Object> answer = apiKeys.entrySet().stream()
                    .filter(key -> sent.contains("token=" + key.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Map.of("active", false));
            byte[] json = JsonUtil.toJson(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of an account with these scopes. */
    public String token(String subject, String scope) {
        long now = Instant.now().getEpochSecond();
        return sign(
                "at+jwt",
                Map.of(
                        "iss",
                        NAME,
                        "aud",
                        AUDIENCE,
                        "sub",
                        subject,
                        "client_id",
                        "till",
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now,
                        "exp",
                        now + 600,
                        "scope",
                        scope));
    }

    /** An API key of an account with these scopes. */
    public String apiKey(String subject, String scope) {
        String id = UUID.randomUUID().toString();
        String key = "tg_0a1b2c3d_" + id.replace("-", "") + "ABCDEFGHIJK";
        long now = Instant.now().getEpochSecond();
        apiKeys.put(
                key,
                Map.of(
                        "active",
                        true,
                        "iss",
                        NAME,
                        "aud",
                        List.of(AUDIENCE),
                        "sub",
                        subject,
                        "key_id",
                        id,
                        "jti",
                        "key:" + id,
                        "iat",
                        now,
                        "as_of",
                        now,
                        "scope",
                        scope));
        return key;
    }

    /** Signs any claims. */
    public String sign(String type, Map<String, Object> claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setHeader("typ", type);
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(key.getAlgorithm());
            signature.setKey(key.getPrivateKey());
            signature.setPayload(JsonUtil.toJson(claims));
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
