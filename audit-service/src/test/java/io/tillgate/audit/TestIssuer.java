package io.tillgate.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordSigner;
import io.tillgate.event.Revocation;
import io.tillgate.event.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** The key of user-service. */
    private final RecordSigner accounts = RecordSigner.ephemeral();

    private final RsaJsonWebKey key;
    private final RsaJsonWebKey nextKey;
    private final RsaJsonWebKey stolenKey;
    private volatile boolean nextKeyPublished;
    private final AtomicInteger keyFetches = new AtomicInteger();
    private final HttpServer server;
    private final Map<String, String> issued = new ConcurrentHashMap<>();

    TestIssuer() {
        try {
            key = key("test-key");
            nextKey = key("next-key");
            stolenKey = key("stolen-key");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/oauth/jwks", this::keys);
        server.createContext("/oauth/introspect", this::introspect);
        server.createContext("/internal/record-keys/accounts", this::accountKeys);
        server.start();
    }

    private static RsaJsonWebKey key(String id) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return key;
    }

    /** The headers of a record with the signature of user-service. */
    Map<String, String> signed(Topic topic, String key, Map<String, String> headers, byte[] value) {
        return accounts.sign(new EventRecord(topic.topicName(), key, headers, value))
                .headers();
    }

    private void accountKeys(HttpExchange exchange) throws IOException {
        byte[] keys = accounts.publicKeys().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }

    /** A signed revocation. */
    byte[] sign(Map<String, ?> claims) {
        return sign(claims, key, Revocation.SET_TYPE);
    }

    /** Signed with a key that is published at the first fetch after this call. */
    byte[] signWithNextKey(Map<String, ?> claims) {
        nextKeyPublished = true;
        return sign(claims, nextKey, Revocation.SET_TYPE);
    }

    /** Signed with a key that is published, and that somebody else has as well. */
    byte[] signWithStolenKey(Map<String, ?> claims) {
        return sign(claims, stolenKey, Revocation.SET_TYPE);
    }

    /** Signed with the issuer's key, but of another type. */
    byte[] signAs(String type, Map<String, ?> claims) {
        return sign(claims, key, type);
    }

    /** Signed by somebody else who uses the issuer's key id. */
    byte[] forge(Map<String, ?> claims) {
        try {
            return sign(claims, key("test-key"), Revocation.SET_TYPE);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    int keyFetches() {
        return keyFetches.get();
    }

    private static byte[] sign(Map<String, ?> claims, RsaJsonWebKey with, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(JsonUtil.toJson(new LinkedHashMap<>(claims)));
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(with.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKey(with.getPrivateKey());
        try {
            return signature.getCompactSerialization().getBytes(StandardCharsets.US_ASCII);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(HttpExchange exchange) {
        keyFetches.incrementAndGet();
        JsonWebKeySet keys =
                nextKeyPublished ? new JsonWebKeySet(key, stolenKey, nextKey) : new JsonWebKeySet(key, stolenKey);
        answer(exchange, keys.toJson());
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
