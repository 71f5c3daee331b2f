package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PosTokenTest extends TokenFlow {
    @Test
    @DisplayName("Seed 002: /auth/token gives a UUID token, /auth/refresh-token a new pair, revocation ends it")
    void posFlow() {
        Response tokens = signInAtPos();
        tokens.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("access_token", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .body("expires_in", equalTo(3600))
                .body("token_type", equalTo("Bearer"))
                .body("refresh_token", notNullValue());
        assertThat(tokens.jsonPath().getMap("$")).hasSize(4);

        Response refreshed = refreshAtPos(tokens.path("refresh_token"));
        refreshed.then().statusCode(201);
        String token = refreshed.path("access_token");
        Map<String, Object> active = introspect(token);
        assertThat(active)
                .containsEntry("active", true)
                .containsEntry("sub", account.toString())
                .containsEntry("username", userName)
                .containsEntry("client_id", "pos-admin")
                .containsEntry("scope", "account menu:read menu:write sales:read");

        revoke(token);

        assertThat(introspect(token)).isEqualTo(Map.of("active", false));
        assertThat(introspect(tokens.path("access_token"))).containsEntry("active", true);
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.revocations.v1").stream()
                        .anyMatch(record -> record.key().equals("jti:" + active.get("jti"))));
    }

    @Test
    @DisplayName("Seed 002: Basic with the user's own credentials and no body signs in at the default client")
    void posFlowWithoutBody() {
        given().auth()
                .preemptive()
                .basic(userName, PASSWORD)
                .post("/auth/token")
                .then()
                .statusCode(201);
        given().auth()
                .preemptive()
                .basic(userName, "wrong")
                .post("/auth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }
}
