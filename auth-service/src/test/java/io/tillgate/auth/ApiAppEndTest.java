package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.AccountChanged;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What ends API apps besides their owner, and what tells of their secrets. */
@QuarkusTest
class ApiAppEndTest extends PortalFlow {
    private static final Instant NEW_PASSWORD = CREATED.plusSeconds(60);

    @Test
    @DisplayName("A password reset deletes the existing apps with all their tokens; later apps are kept")
    void passwordReset() {
        Map<String, String> app = createApp();
        String token = tokenOf(app);
        Instant reset = Instant.now();
        send(2, "password_changed", reset);

        await().atMost(20, SECONDS).untilAsserted(() -> assertEnded(app, token));
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 2, NEW_PASSWORD);
        given().auth().oauth2(bearer()).get("/apps").then().statusCode(200).body("size()", equalTo(0));
        await().atMost(20, SECONDS)
                .until(() -> told("tillgate.clients.v1", app.get("clientId"), "\"cause\":\"deleted\""));

        Map<String, String> later = createApp();
        send(3, "profile_changed", reset);
        await().atMost(20, SECONDS).until(() -> version() == 3);
        assertThat(introspectAs("backoffice", "backoffice-secret", tokenOf(later)))
                .containsEntry("active", true);
    }

    @Test
    @DisplayName("An app created with the old password between a reset and its event is deleted too")
    void createdBeforeTheEventCame() {
        Instant reset = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> app = createApp();
        String token = tokenOf(app);

        send(2, "password_changed", reset, reset);

        await().atMost(20, SECONDS).untilAsserted(() -> assertEnded(app, token));
    }

    @Test
    @DisplayName("Signing out everywhere refuses the app, and the app secret, that are asked for while it is under way")
    void askedForMeanwhile() {
        Map<String, String> app = createApp();
        String token = bearer();
        assertThat(duringSignOut(token, () -> create(token)).statusCode()).isEqualTo(401);
        String again = bearer();
        assertThat(duringSignOut(
                                again,
                                () -> given().auth()
                                        .oauth2(again)
                                        .contentType(ContentType.JSON)
                                        .body("{}")
                                        .post("/apps/" + app.get("clientId") + "/secret"))
                        .statusCode())
                .isEqualTo(401);

        given().auth().oauth2(bearer()).get("/apps").then().statusCode(200).body("size()", equalTo(1));
        tokenOf(app);
    }

    /** Sends a request while a sign-out that keeps apps, which came before it, waits for the account's row. */
    private Response duringSignOut(String token, Supplier<Response> request) {
        SqlConnection blocker = done(pool.getConnection());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Transaction lock = done(blocker.begin());
            done(blocker.preparedQuery("SELECT FROM account WHERE id = $1 FOR UPDATE")
                    .execute(Tuple.of(account)));
            CompletableFuture<Response> signOut = CompletableFuture.supplyAsync(
                    () -> given().auth().oauth2(token).delete("/grants?keep_apps=true"), threads);
            await().atMost(20, SECONDS).until(() -> isWaiting("SET tokens_not_before"));
            CompletableFuture<Response> asked = CompletableFuture.supplyAsync(request, threads);
            await().atMost(20, SECONDS).until(() -> isWaiting("FOR NO KEY UPDATE"));
            done(lock.rollback());
            assertThat(signOut.join().statusCode()).isEqualTo(204);
            return asked.join();
        } finally {
            done(blocker.close());
            threads.shutdown();
        }
    }

    private boolean isWaiting(String statement) {
        return done(pool.preparedQuery("SELECT FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND wait_event_type = 'Lock' AND strpos(query, $1) > 0")
                                .execute(Tuple.of(statement)))
                        .size()
                > 0;
    }

    private static <T> T done(Uni<T> action) {
        return action.await().atMost(Duration.ofSeconds(20));
    }

    @Test
    @DisplayName("A password that is set without ending apps leaves them")
    void passwordChange() {
        Map<String, String> app = createApp();
        String token = tokenOf(app);
        send(2, "password_changed", null);
        await().atMost(20, SECONDS).until(() -> version() == 2);

        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);
        tokenOf(app);
    }

    @Test
    @DisplayName("Signing out everywhere deletes the apps with all their tokens, unless keep_apps is true")
    void signOutEverywhere() {
        Map<String, String> app = createApp();
        String token = tokenOf(app);
        for (String wrong : List.of("keep_apps=maybe", "keep_apps=TRUE", "keep_apps=1")) {
            given().auth().oauth2(bearer()).delete("/grants?" + wrong).then().statusCode(400);
        }
        given().auth().oauth2(bearer()).delete("/grants?keep_apps=true").then().statusCode(204);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);
        tokenOf(app);

        given().auth().oauth2(bearer()).delete("/grants").then().statusCode(204);

        assertEnded(app, token);
        Map<String, String> later = createApp();
        tokenOf(later);
    }

    @Test
    @DisplayName("The page that disconnects all asks about existing API apps; yes is the default")
    void disconnectAll() {
        assertThat(enter("/portal/connected/end-all").body()).doesNotContain("end_apps");
        Map<String, String> app = createApp();
        Visitor.Answer question = visitor.open("/portal/connected/end-all");
        assertSafe(question);
        assertThat(question.body())
                .contains("name=\"end_apps\" value=\"true\" aria-describedby=\"end_apps_means\" checked");

        send(question, "/portal/connected/end-all");
        String token = tokenOf(app);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);

        Visitor.Answer again = visitor.open("/portal/connected/end-all");
        visitor.post("/portal/connected/end-all", form(again, "end_apps", "true"));
        assertEnded(app, token);
    }

    @Test
    @DisplayName("A new app and a new secret are events, keyed by the owner, without the secret")
    void secretIssued() {
        Map<String, String> app = createApp();
        String id = app.get("clientId");
        String secret = given().auth()
                .oauth2(bearer())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/apps/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("clientSecret");

        for (String cause : List.of("registered", "secret_rotated")) {
            await().atMost(20, SECONDS)
                    .until(() -> told(
                            "tillgate.tokens.v1",
                            account.toString(),
                            "\"client_id\":\"" + id + "\",\"account_id\":\"" + account + "\",\"cause\":\"" + cause));
        }
        assertThat(told("tillgate.tokens.v1", account.toString(), secret)).isFalse();
        assertThat(told("tillgate.tokens.v1", account.toString(), app.get("clientSecret")))
                .isFalse();
    }

    private static Response create(String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Stock list"))
                .post("/apps");
    }

    private Map<String, String> createApp() {
        return create(bearer()).then().statusCode(201).extract().jsonPath().getMap("$", String.class, String.class);
    }

    private String bearer() {
        return signInAtPos().path("access_token");
    }

    private static String tokenOf(Map<String, String> app) {
        return given().contentType(ContentType.JSON)
                .body(credentials(app))
                .post("/apps/auth")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static void assertEnded(Map<String, String> app, String token) {
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).isEqualTo(Map.of("active", false));
        given().contentType(ContentType.JSON)
                .body(credentials(app))
                .post("/apps/auth")
                .then()
                .statusCode(401);
    }

    private static Map<String, String> credentials(Map<String, String> app) {
        return Map.of("clientId", app.get("clientId"), "clientSecret", app.get("clientSecret"));
    }

    private void send(long version, String cause, @Nullable Instant appsNotBefore) {
        send(version, cause, NEW_PASSWORD, appsNotBefore);
    }

    private void send(long version, String cause, Instant credentialsChangedAt, @Nullable Instant appsNotBefore) {
        topics.send(new AccountChanged(
                account.toString(),
                userName,
                "active",
                List.of("user", "master"),
                version,
                cause,
                credentialsChangedAt,
                null,
                appsNotBefore,
                account.toString()));
    }

    private long version() {
        return done(pool.preparedQuery("SELECT version FROM account WHERE id = $1")
                        .execute(Tuple.of(account)))
                .iterator()
                .next()
                .getLong(0);
    }

    private boolean told(String topic, String key, String text) {
        return topics.read(topic).stream()
                .filter(record -> key.equals(record.key()))
                .anyMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(text));
    }
}
