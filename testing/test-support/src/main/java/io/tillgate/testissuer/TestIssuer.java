package io.tillgate.testissuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** An authorization server for tests: keys and introspection. It can be stopped and restarted. */
public class TestIssuer implements AutoCloseable {
    public static final String ISSUER = "https://issuer.test";
    public static final String CLIENT_ID = "the-api";
    public static final String CLIENT_SECRET = "the-api's secret";

    private final String name;
    private final String audience;
    private final String clientId;
    private final String clientSecret;
    private final SigningKey key = SigningKey.rsa("key-1");
    private final List<SigningKey> published = new CopyOnWriteArrayList<>(List.of(key));
    private final Map<String, Map<String, Object>> active = new ConcurrentHashMap<>();
    private final Map<String, HttpHandler> further = new ConcurrentHashMap<>();
    private final AtomicInteger jwksCalls = new AtomicInteger();
    private final AtomicInteger introspections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port = FreePort.find();
    private @Nullable HttpServer server;

    /** The issuer of {@link TokenFixture}'s tokens. */
    public TestIssuer() {
        this(ISSUER, TokenFixture.AUDIENCE, CLIENT_ID, CLIENT_SECRET);
    }

    /**
     * Another issuer.
     *
     * @param audience the API whose tokens it issues
     * @param clientId the client that the API uses for introspection
     */
    public TestIssuer(String name, String audience, String clientId, String clientSecret) {
        this.name = name;
        this.audience = audience;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    public String name() {
        return name;
    }

    public String audience() {
        return audience;
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    public SigningKey key() {
        return key;
    }

    /** The claims of a token issued now, of an account or of a client. */
    public TokenFixture claims(String subject, String client, String scope) {
        long now = Instant.now().getEpochSecond();
        return new TokenFixture()
                .with("iss", name)
                .with("aud", List.of(audience))
                .with("iat", now)
                .with("nbf", now)
                .with("sub", subject)
                .with("client_id", client)
                .with("scope", scope);
    }

    /** Signs a token and makes it active for introspection. */
    public String issue(TokenFixture claims) {
        String token = claims.signedWith(key);
        activate(token, claims.introspection());
        return token;
    }

    /** Issues a token of a client for itself. */
    public String clientToken(String client, String scope) {
        return issue(claims(client, client, scope).with("grant_id", null).with("groups", null));
    }

    /** Issues a token of an account. */
    public String userToken(String account, String client, String scope, List<String> groups) {
        TokenFixture claims = claims(account, client, scope).with("groups", groups);
        return issue(groups.isEmpty() ? claims.with("grant_id", null).with("groups", null) : claims);
    }

    /** Issues an API key of an account. */
    public String apiKey(String account, String scope, List<String> groups) {
        return claims(account, "none", scope).with("groups", groups).apiKeyAt(this);
    }

    /** Issues an API key of a random account. */
    public String apiKey(String scope, List<String> groups) {
        return apiKey(UUID.randomUUID().toString(), scope, groups);
    }

    /** Adds a path. Must be called before the start. */
    protected final TestIssuer serve(String path, HttpHandler handler) {
        further.put(path, handler);
        return this;
    }

    public void publish(SigningKey another) {
        published.add(another);
    }

    public void withdraw(SigningKey one) {
        published.remove(one);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Makes a token active for introspection, with these members. */
    public void activate(String token, Map<String, Object> members) {
        active.put(token, members);
    }

    public void deactivate(String token) {
        active.remove(token);
    }

    public int jwksCalls() {
        return jwksCalls.get();
    }

    public int introspections() {
        return introspections.get();
    }

    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(threads);
            started.createContext("/oauth/jwks", this::jwks);
            started.createContext("/oauth/introspect", this::introspect);
            further.forEach(started::createContext);
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private void jwks(HttpExchange exchange) throws IOException {
        jwksCalls.incrementAndGet();
        List<Map<String, Object>> keys = new ArrayList<>();
        published.forEach(each -> keys.add(each.publicParameters()));
        answer(exchange, 200, Map.of("keys", keys));
    }

    private void introspect(HttpExchange exchange) throws IOException {
        introspections.incrementAndGet();
        if (!isClient(exchange)) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String parameter : body.split("&", -1)) {
            if (parameter.startsWith("token=")) {
                String token = URLDecoder.decode(parameter.substring("token=".length()), StandardCharsets.UTF_8);
                answer(exchange, 200, active.getOrDefault(token, Map.of("active", false)));
                return;
            }
        }
        answer(exchange, 400, Map.of("error", "invalid_request"));
    }

    /** Returns whether a request has the credentials of the API's client. */
    protected final boolean isClient(HttpExchange exchange) {
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    protected static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] json = JsonUtil.toJson(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        try (exchange) {
            exchange.getResponseBody().write(json);
        }
    }
}
