package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.ScopeChanged;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ScopeRevocationTest extends ModuleFlow {

    @AfterEach
    void registerAgain() {
        topics.send(webhooks("active", "registered", null));
        await().atMost(10, SECONDS).until(() -> token("webhooks").statusCode() == 200);
    }

    @Test
    @DisplayName(
            "Retiring a scope with revoke revokes the tokens that hold it, and no others; it can no longer be granted")
    void revokes() {
        String holds = token("webhooks").path("access_token");
        String holdsNot = token("menu:read").path("access_token");
        assertThat(introspectOwn(holds)).containsEntry("active", true);

        topics.send(webhooks("retired", "retired", true));

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(introspectOwn(holds)).isEqualTo(Map.of("active", false)));
        assertThat(introspectOwn(holdsNot)).containsEntry("active", true);
        token("webhooks").then().statusCode(400);
    }

    @Test
    @DisplayName("A scope retired without revoke leaves tokens as they are until they expire")
    void leaves() {
        String holds = token("webhooks").path("access_token");

        topics.send(webhooks("retired", "retired", null));

        await().atMost(10, SECONDS).until(() -> token("webhooks").statusCode() == 400);
        assertThat(introspectOwn(holds)).containsEntry("active", true);
    }

    @ParameterizedTest
    @CsvSource({"true, menu:read", "false, menu:read stock:count"})
    @DisplayName(
            "A scope retired with revoke is removed from API keys permanently; otherwise it returns when registered"
                    + " again")
    void apiKeys(boolean revoke, String scopeAfterwards) {
        topics.send(scope("stock:count", List.of("user"), "active", "registered", null));
        await().atMost(10, SECONDS).until(this::isStockCountActive);
        String key = key("menu:read,stock:count");
        assertThat(introspectKey(key)).containsEntry("scope", "menu:read stock:count");

        topics.send(scope("stock:count", List.of("user"), "retired", "retired", revoke));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(introspectKey(key)).containsEntry("scope", "menu:read"));
        topics.send(scope("stock:count", List.of("user"), "active", "registered", null));
        await().atMost(10, SECONDS).until(this::isStockCountActive);

        assertThat(introspectKey(key)).containsEntry("active", true).containsEntry("scope", scopeAfterwards);
    }

    @Test
    @DisplayName("A token that is issued while a retirement with revoke is being committed is revoked too")
    void issuedMeanwhile() throws SQLException {
        token("webhooks").then().statusCode(200);
        String issued;
        try (Connection other = holding("SELECT FROM scope_catalogue FOR UPDATE")) {
            topics.send(webhooks("retired", "retired", true));
            awaitWaiting(1, "INSERT INTO scope %");
            Instant nextSecond = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            await().atMost(10, SECONDS).until(() -> Instant.now().isAfter(nextSecond));
            issued = token("webhooks").then().statusCode(200).extract().path("access_token");
            other.rollback();
        }

        await().atMost(10, SECONDS).until(() -> token("webhooks").statusCode() == 400);
        assertThat(introspectOwn(issued)).isEqualTo(Map.of("active", false));
    }

    @Test
    @DisplayName("A scope that is registered again at once is granted within seconds, and its tokens are valid at once")
    void registeredAgain() {
        String before = token("webhooks").path("access_token");
        topics.send(webhooks("retired", "retired", true));
        topics.send(webhooks("active", "registered", null));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(introspectOwn(before)).isEqualTo(Map.of("active", false)));

        await().atMost(5, SECONDS).until(() -> token("webhooks").statusCode() == 200);

        assertThat(introspectOwn(token("webhooks").path("access_token"))).containsEntry("active", true);
    }

    @Test
    @DisplayName("A scope retired with revoke is also removed from an API key that is being issued")
    void keyIssuedMeanwhile() throws SQLException {
        topics.send(scope("stock:count", List.of("user"), "active", "registered", null));
        await().atMost(10, SECONDS).until(this::isStockCountActive);
        Visitor.Answer page = consentPage("menu:read,stock:count");
        CompletableFuture<Visitor.Answer> answer;
        try (Connection other = holding("LOCK TABLE outbox IN SHARE MODE")) {
            answer = CompletableFuture.supplyAsync(() -> answer(page, "allow"));
            awaitWaiting(1, "INSERT INTO outbox%");
            topics.send(scope("stock:count", List.of("user"), "retired", "retired", true));
            awaitWaiting(2, "INSERT INTO outbox%", "%FROM scope WHERE%FOR UPDATE");
            other.rollback();
        }
        String key = answer.join().response().get("key");
        await().atMost(10, SECONDS).until(() -> !isStockCountActive());

        topics.send(scope("stock:count", List.of("user"), "active", "registered", null));
        await().atMost(10, SECONDS).until(this::isStockCountActive);
        assertThat(introspectKey(key)).containsEntry("active", true).containsEntry("scope", "menu:read");
    }

    @Test
    @DisplayName("A retirement that waits for an API key does not yet hold the catalogue: both are locked in one order")
    void lockOrder() throws SQLException {
        topics.send(scope("stock:count", List.of("user"), "active", "registered", null));
        await().atMost(10, SECONDS).until(this::isStockCountActive);
        assertThat(key("menu:read,stock:count")).isNotEmpty();

        try (Connection other = holding("SELECT FROM api_key FOR UPDATE")) {
            topics.send(scope("stock:count", List.of("user"), "retired", "retired", true));
            awaitWaiting(1, "UPDATE api_key %");
            other.createStatement().execute("SELECT FROM scope_catalogue FOR UPDATE NOWAIT");
            other.rollback();
        }

        await().atMost(10, SECONDS).until(() -> !isStockCountActive());
    }

    @Test
    @DisplayName("A scope is revoked with the tokens that an earlier revocation of a client dated ahead")
    void datedAhead() {
        Instant ahead = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(4);
        change("UPDATE client SET tokens_not_before = $1", ahead.atOffset(ZoneOffset.UTC));
        String holds = token("webhooks").then().statusCode(200).extract().path("access_token");

        topics.send(webhooks("retired", "retired", true));

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(introspectOwn(holds)).isEqualTo(Map.of("active", false)));
    }

    private Connection holding(String lock) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/auth", "postgres", "postgres");
        connection.setAutoCommit(false);
        connection.createStatement().execute(lock);
        return connection;
    }

    /** Waits until some statements wait for a lock. */
    private void awaitWaiting(long count, String... statements) {
        await().atMost(10, SECONDS).until(() -> {
            Object waiting = value(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock' AND query LIKE ANY ($1)",
                    (Object) statements);
            return (Long) waiting >= count;
        });
    }

    private boolean isStockCountActive() {
        return (Boolean) value("SELECT EXISTS (SELECT FROM scope WHERE namespace = 'stock:count' AND active)");
    }

    private static Map<String, Object> introspectOwn(String token) {
        return introspectAs("backoffice", "backoffice-secret", token);
    }

    private static Response token(String scope) {
        return given().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParams("grant_type", "client_credentials", "scope", scope)
                .post("/oauth/token");
    }

    private static ScopeChanged webhooks(String status, String cause, @Nullable Boolean revoke) {
        return scope("webhooks", List.of(), status, cause, revoke);
    }

    private static ScopeChanged scope(
            String namespace, List<String> groups, String status, String cause, @Nullable Boolean revoke) {
        return new ScopeChanged(
                namespace,
                namespace,
                namespace,
                "pos",
                null,
                null,
                groups,
                "tillgate",
                groups.isEmpty(),
                status,
                System.nanoTime(),
                cause,
                null,
                revoke,
                null,
                null,
                null,
                null);
    }
}
