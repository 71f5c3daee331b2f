package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.event.ScopeChanged;
import java.util.List;
import java.util.Map;
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
