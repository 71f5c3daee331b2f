package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInLockTest extends TokenFlow {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Pool pool;

    /** Each test comes from an address of its own. */
    private final String address = "10." + random() + '.' + random() + '.' + random();

    @Test
    @DisplayName("A correct password during a lock does not get in, on any grant, and gets in after it")
    void rightPasswordDuringLock() {
        guess(userName, 10).then().statusCode(400).body("error", equalTo("invalid_grant"));

        List<Supplier<Response>> signIns = List.of(
                () -> password(userName, PASSWORD), () -> pos(userName, PASSWORD), () -> posBasic(userName, PASSWORD));
        for (Supplier<Response> signIn : signIns) {
            Response refused = signIn.get();
            refused.then().statusCode(429).body("error", equalTo("slow_down"));
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        }

        endLocks();
        for (Supplier<Response> signIn : signIns) {
            assertThat(signIn.get().statusCode()).isIn(200, 201);
        }
    }

    @Test
    @DisplayName("During user-service's lock every password is slow_down, and counts neither as right nor as wrong")
    void lockedAtUserService() {
        userService.lock(userName);
        IntStream.range(0, 12)
                .forEach(i -> password(userName, PASSWORD)
                        .then()
                        .statusCode(429)
                        .header("Retry-After", "17")
                        .body("error", equalTo("slow_down")));

        userService.unlock(userName);
        password(userName, PASSWORD).then().statusCode(200);
    }

    @Test
    @DisplayName("An account that is locked and one that is unknown answer alike")
    void lockTellsNothing() {
        String nobody = "nobody-" + account;
        guess(userName, 10);
        guess(nobody, 10);

        Response locked = password(userName, "wrong");
        Response lockedRight = password(userName, PASSWORD);
        Response unknown = password(nobody, "wrong");

        assertThat(locked.statusCode()).isEqualTo(429).isEqualTo(unknown.statusCode());
        assertThat(locked.asString()).isEqualTo(lockedRight.asString()).isEqualTo(unknown.asString());
        assertThat(locked.headers().asList().stream().map(h -> h.getName()).toList())
                .isEqualTo(unknown.headers().asList().stream()
                        .map(h -> h.getName())
                        .toList());
    }

    @Test
    @DisplayName("The right password of a disabled account counts like a wrong one")
    void disabledAccountLocksToo() {
        userService.put(account, userName, PASSWORD, "disabled", List.of("user"), 2, CREATED);
        IntStream.range(0, 10).forEach(i -> password(userName, PASSWORD).then().statusCode(400));

        password(userName, PASSWORD).then().statusCode(429);
    }

    @Test
    @DisplayName("A locked account gets nothing: refresh waits without losing its token, introspection says inactive")
    void lockReachesTokens() {
        Response tokens = pos(userName, PASSWORD);
        guess(userName, 10);

        Response refused = refreshAtPos(tokens.path("refresh_token"));
        refused.then().statusCode(429).body("error", equalTo("slow_down"));
        assertThat(refused.header("Retry-After")).isNotBlank();
        assertThat(introspect(tokens.path("access_token"))).isEqualTo(Map.of("active", false));

        endLocks();
        refreshAtPos(tokens.path("refresh_token")).then().statusCode(201);
        assertThat(introspect(tokens.path("access_token"))).containsEntry("active", true);
    }

    @Test
    @DisplayName("A lock raises one event, not one per refused request")
    void oneEventForALock() {
        pos(userName, PASSWORD).then().statusCode(201);
        guess(userName, 15).then().statusCode(429);

        await().atMost(10, SECONDS).until(() -> !locksOf(address).isEmpty());
        assertThat(locksOf(address)).singleElement().satisfies(event -> {
            assertThat(event.path("account_id").asText()).isEqualTo(account.toString());
            assertThat(event.path("client_id").asText()).isEqualTo("chimpy-pos");
            assertThat(event.toString()).doesNotContain(userName);
        });
    }

    @Test
    @DisplayName("RFC 7239 §8: X-Forwarded-For is accepted from trusted proxies only")
    void forwardedFor() throws IOException {
        String viaProxy = "viaproxy-" + account;
        String spoofed = "spoofed-" + account;
        guess(viaProxy, 10);
        for (int i = 0; i < 10; i++) {
            assertThat(fromUntrustedPeer("127.0.0.2", address, spoofed)).startsWith("HTTP/1.1 400");
        }

        await().atMost(10, SECONDS)
                .until(() ->
                        locksOf(address).size() == 1 && !locksOf("127.0.0.2").isEmpty());
    }

    @Test
    @DisplayName("A client without a secret is not locked out by made-up secrets")
    void publicClientIsNotLocked() {
        IntStream.range(0, 100).forEach(i -> madeUpSecret("x" + i).then().statusCode(401));

        madeUpSecret("y").then().statusCode(429);
        password(userName, PASSWORD).then().statusCode(200);
    }

    @Test
    @DisplayName("A client that never fails leaves nothing in the throttle")
    void noTraceOfSuccess() {
        pos(userName, PASSWORD).then().statusCode(201);
        long before = rows();

        given().formParams("grant_type", "client_credentials")
                .auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .post("/oauth/token")
                .then()
                .statusCode(200);
        pos(userName, PASSWORD).then().statusCode(201);

        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return pool.query("SELECT count(*) FROM throttle")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }

    private Response guess(String name, int times) {
        Response last = password(name, "wrong");
        for (int i = 1; i < times; i++) {
            last = password(name, "wrong");
        }
        return last;
    }

    private Response madeUpSecret(String secret) {
        return given().formParams("grant_type", "password", "client_id", "chimpy-pos", "client_secret", secret)
                .post("/oauth/token");
    }

    private Response password(String name, String password) {
        return given().formParams(
                        "grant_type", "password", "client_id", "chimpy-pos", "username", name, "password", password)
                .post("/oauth/token");
    }

    private Response pos(String name, String password) {
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", name, "password", password))
                .post("/auth/token");
    }

    private Response posBasic(String name, String password) {
        return RestAssured.given()
                .header("X-Forwarded-For", address)
                .auth()
                .preemptive()
                .basic(name, password)
                .post("/auth/token");
    }

    private RequestSpecification given() {
        return form().header("X-Forwarded-For", address);
    }

    /** Time goes by. */
    private void endLocks() {
        pool.query("UPDATE throttle SET locked_until = now() - interval '1 s' WHERE locked_until > now()")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10));
        pool.preparedQuery("UPDATE account SET locked_until = now() - interval '1 s' WHERE id = $1")
                .execute(Tuple.of(account))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private List<JsonNode> locksOf(String from) {
        return topics.read("tillgate.tokens.v1").stream()
                .filter(record -> new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                        .equals("io.tillgate.signin.AccountLocked"))
                .map(record -> json(record.value()))
                .filter(event -> event.path("address").asText().equals(from))
                .toList();
    }

    /** The status line of a sign-in that comes straight from another loopback address, which is no trusted proxy. */
    private static String fromUntrustedPeer(String peer, String claimed, String name) throws IOException {
        String body = "grant_type=password&client_id=chimpy-pos&password=wrong&username=" + name;
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(peer), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            socket.getOutputStream()
                    .write(("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: "
                                    + claimed
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }
}
