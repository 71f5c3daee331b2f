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

@QuarkusTest
class ScopeRevocationTest extends TokenFlow {

    @AfterEach
    void registerAgain() {
        topics.send(webhooks("active", "registered", null));
        await().atMost(10, SECONDS).until(() -> token("webhooks").statusCode() == 200);
    }

    @Test
    @DisplayName("A scope retired with revoke ends the tokens that hold it now, and no others; nobody gets it any more")
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
        return new ScopeChanged(
                "webhooks",
                "webhooks",
                "webhooks",
                "pos",
                null,
                null,
                List.of(),
                "tillgate",
                true,
                status,
                System.nanoTime(),
                cause,
                null,
                revoke);
    }
}
