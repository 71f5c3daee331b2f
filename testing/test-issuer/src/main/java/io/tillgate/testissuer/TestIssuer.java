package io.tillgate.testissuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** An authorization server, as far as a protected API talks to it: keys and introspection. It can go and come back. */
public final class TestIssuer implements AutoCloseable {
    public static final String ISSUER = "https://issuer.test";
    public static final String CLIENT_ID = "the-api";
    public static final String CLIENT_SECRET = "the-api's secret";

    private final SigningKey key = SigningKey.rsa("key-1");
    private final List<SigningKey> published = new CopyOnWriteArrayList<>(List.of(key));
    private final Map<String, Map<String, Object>> active = new ConcurrentHashMap<>();
    private final AtomicInteger jwksCalls = new AtomicInteger();
    private final AtomicInteger introspections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port = FreePort.find();
    private @Nullable HttpServer server;

    public SigningKey key() {
        return key;
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

    /** Lets introspection answer that a token is active, with these members. */
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
        String basic =
                Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
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

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] json = JsonUtil.toJson(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        try (exchange) {
            exchange.getResponseBody().write(json);
        }
    }
}
