package io.tillgate.auth;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks user-service's internal contract over real HTTP, for the tests of this module alone; the whole suite is tested
 * with the real one in end-to-end-tests.
 */
public final class UserServiceDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = Logger.getLogger(UserServiceDouble.class);

    private final HttpServer server;
    private final Map<String, Known> accounts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> profiles = new ConcurrentHashMap<>();
    private final Set<String> locked = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String lastAuthorization;
    private volatile Duration profileDelay = Duration.ZERO;
    private volatile boolean silent;

    private UserServiceDouble(HttpServer server) {
        this.server = server;
    }

    record Known(
            UUID id,
            String userName,
            String password,
            String status,
            List<String> groups,
            long version,
            Instant credentialsChangedAt) {}

    static UserServiceDouble start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            UserServiceDouble userService = new UserServiceDouble(server);
            server.createContext("/internal/credentials/verify", userService::verify);
            server.createContext("/internal/accounts/", userService::profile);
            server.createContext("/scopes/", userService::scope);
            server.createContext("/internal/record-keys/", userService::recordKeys);
            server.createContext("/users", new DirectoryDouble(userService.accounts, userService.profiles)::handle);
            server.createContext("/audit/events", UserServiceDouble::events);
            server.createContext("/audit/timeline", UserServiceDouble::timeline);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            return userService;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Makes an account known, or changes it. */
    public void put(
            UUID id,
            String userName,
            String password,
            String status,
            List<String> groups,
            long version,
            Instant credentialsChangedAt) {
        accounts.put(userName, new Known(id, userName, password, status, groups, version, credentialsChangedAt));
    }

    /** Makes the profile of an account known, or changes it. */
    public void putProfile(UUID id, Map<String, Object> profile) {
        profiles.put(id.toString(), profile);
    }

    /** When the password of an account was set. */
    Instant credentialsChangedAt(String userName) {
        return Objects.requireNonNull(accounts.get(userName)).credentialsChangedAt();
    }

    /** Lets no password be tried for a name from now on, as after too many wrong ones. */
    void lock(String userName) {
        locked.add(userName);
    }

    /** Ends the lock. */
    void unlock(String userName) {
        locked.remove(userName);
    }

    /** Forgets the profile of an account. */
    public void removeProfile(UUID id) {
        profiles.remove(id.toString());
    }

    /** How long it takes to tell a profile from now on. */
    public void delayProfiles(Duration delay) {
        profileDelay = delay;
    }

    /** Whether it answers no question about what it owns. */
    public void silence(boolean isSilent) {
        silent = isSilent;
    }

    /** What the last caller authenticated with. */
    public @Nullable String lastAuthorization() {
        return lastAuthorization;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void verify(HttpExchange exchange) throws IOException {
        lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        @Nullable Known account = accounts.get(asked.path("user_name").asText());
        if (locked.contains(asked.path("user_name").asText())) {
            exchange.getResponseHeaders().add("Retry-After", "17");
            answer(exchange, 429, Map.of("status", 429));
            return;
        }
        boolean right = account != null
                && account.password().equals(asked.path("password").asText());
        byte[] body =
                right ? JSON.writeValueAsBytes(standing(account)) : "{\"status\":404}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", right ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(right ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, Object> standing(Known account) {
        return Map.of(
                "id", account.id().toString(),
                "user_name", account.userName(),
                "status", account.status(),
                "groups", account.groups(),
                "version", account.version(),
                "credentials_changed_at", account.credentialsChangedAt().toString());
    }

    /** The standing of an account, by its id: as it was put here, or as an event told of it later. */
    private void standing(HttpExchange exchange, String id) throws IOException {
        Optional<Known> put = accounts.values().stream()
                .filter(known -> known.id().toString().equals(id))
                .findFirst();
        Optional<Known> account = KafkaTopics.account(id)
                .filter(told -> put.isEmpty() || told.version() >= put.get().version())
                .map(told -> new Known(
                        UUID.fromString(told.id()),
                        told.userName(),
                        "",
                        told.status(),
                        told.groups(),
                        told.version(),
                        told.credentialsChangedAt()))
                .or(() -> put);
        answer(
                exchange,
                silent ? 503 : account.isPresent() ? 200 : 404,
                account.map(UserServiceDouble::standing).orElse(Map.of()));
    }

    /** As the owners of topics tell what signs their records. */
    private void recordKeys(HttpExchange exchange) throws IOException {
        boolean isAcceptable =
                "application/jwk-set+json".equals(exchange.getRequestHeaders().getFirst("Accept"));
        answer(
                exchange,
                silent ? 503 : isAcceptable ? 200 : 406,
                silent ? Map.of() : JSON.readValue(KafkaTopics.recordKeys(), new TypeReference<>() {}));
    }

    /** As scope-registry tells a definition. */
    private void scope(HttpExchange exchange) throws IOException {
        Optional<byte[]> scope =
                KafkaTopics.scope(exchange.getRequestURI().getPath().substring("/scopes/".length()));
        answer(
                exchange,
                silent ? 503 : scope.isPresent() ? 200 : 404,
                scope.isPresent() ? JSON.readValue(scope.get(), new TypeReference<>() {}) : Map.of());
    }

    /** As audit-service tells events to an administrator, two on a page, or one with its proof. */
    private static void events(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (!id.equals("events")) {
            answer(
                    exchange,
                    id.startsWith("0") ? 200 : 404,
                    id.startsWith("0") ? event("TokenIssued", true) : Map.of());
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        if (query.contains("address=bad")) {
            answer(
                    exchange,
                    400,
                    Map.of(
                            "type",
                            "https://tillgate.io/problems/invalid-request",
                            "title",
                            "The request is not valid",
                            "status",
                            400,
                            "violations",
                            List.of(Map.of("field", "address", "message", "must be 1 to 512 characters"))));
            return;
        }
        List<Map<String, Object>> items = Stream.of("SignInSucceeded", "TokenIssued")
                .filter(type -> !query.contains("type=") || query.contains("type=" + type))
                .map(type -> event(type, false))
                .toList();
        Map<String, Object> page = new HashMap<>(Map.of("items", items));
        if (!query.contains("cursor=")) {
            page.put("next_cursor", "second");
        }
        answer(exchange, 200, page);
    }

    private static void timeline(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of(
                        "counted",
                        4,
                        "complete",
                        false,
                        "span",
                        "PT1H",
                        "spans",
                        List.of(
                                Map.of("from", "2026-03-01T10:00:00Z", "count", 1),
                                Map.of("from", "2026-03-01T11:00:00Z", "count", 3))));
    }

    private static Map<String, Object> event(String type, boolean proven) {
        Map<String, Object> event = new HashMap<>(Map.of(
                "id",
                "01a1f9fa-6c1b-7186-bd7c-769fa922b492",
                "type",
                "io.tillgate.token." + type,
                "source",
                "/auth-service",
                "time",
                "2026-03-01T10:20:30.123Z",
                "subject",
                "\"><img src=x onerror=alert(1)>'",
                "topic",
                "tillgate.tokens.v1",
                "data",
                Map.of("text", "</pre><script>alert(1)</script>"),
                "trace_id",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "recorded_at",
                "2026-03-01T10:20:31Z"));
        if (proven) {
            event.put(
                    "proof",
                    Map.of(
                            "leaf_index",
                            7,
                            "leaf_hash",
                            "bGVhZg==",
                            "tree_size",
                            8,
                            "hashes",
                            List.of("aGFzaA=="),
                            "checkpoint",
                            "tillgate/audit\n8\ncm9vdA==\n"));
        }
        return event;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        try (exchange) {
            byte[] body = JSON.writeValueAsBytes(json);
            exchange.getResponseHeaders()
                    .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void profile(HttpExchange exchange) throws IOException {
        lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/standing")) {
            standing(exchange, path.split("/")[3]);
            return;
        }
        @Nullable Map<String, Object> profile = profiles.get(path.substring(path.lastIndexOf('/') + 1));
        byte[] body =
                profile == null ? "{\"status\":404}".getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(profile);
        // As a user-service that is slow: the answer comes, later.
        CompletableFuture.delayedExecutor(profileDelay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try (exchange) {
                        exchange.getResponseHeaders()
                                .add("Content-Type", profile == null ? "application/problem+json" : "application/json");
                        exchange.sendResponseHeaders(profile == null ? 404 : 200, body.length);
                        exchange.getResponseBody().write(body);
                    } catch (IOException e) {
                        LOG.debug("The caller did not wait for the profile", e);
                    }
                });
    }
}
