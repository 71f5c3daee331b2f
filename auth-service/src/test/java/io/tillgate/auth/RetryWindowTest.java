package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RetryWindowTest extends AdminFlow {
    private static final String FIELD = "refresh_token_retry_window";

    @Inject
    Pool pool;

    @Test
    @DisplayName("A tablet that slept for hours after a lost response can refresh, and gets a valid access token")
    void hours() {
        register("none", "PT12H").then().statusCode(201).body(FIELD, equalTo("PT12H"));
        Response first = signIn();
        Response lost = refresh(first);
        pass(Duration.ofHours(11));

        Response again = refresh(first);

        again.then()
                .statusCode(200)
                .body("refresh_token", equalTo(lost.path("refresh_token")))
                .body("expires_in", greaterThan(3500));
        assertThat(again.<String>path("access_token")).isNotEqualTo(lost.path("access_token"));
        pass(Duration.ofHours(2));
        refresh(first).then().statusCode(400).body("error", equalTo("invalid_grant"));
        refresh(lost).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName(
            "A client without a window of its own has the configured one, at most half of its access token lifetime")
    void atMostHalf() {
        admin().body(tablet("none", Map.of("access_token_lifetime", "PT1M")))
                .post("/clients")
                .then()
                .statusCode(201)
                .body(FIELD, nullValue());
        Response first = signIn();
        refresh(first).then().statusCode(200);
        pass(Duration.ofSeconds(31));

        refresh(first).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("A window of zero forgives nothing; a client may do without a window of its own again")
    void zeroAndNone() {
        register("none", "PT0S").then().statusCode(201);
        Response first = signIn();
        refresh(first).then().statusCode(200);
        refresh(first).then().statusCode(400).body("error", equalTo("invalid_grant"));

        admin().body("{\"" + FIELD + "\":null}")
                .contentType("application/merge-patch+json")
                .patch("/clients/" + clientId)
                .then()
                .statusCode(200)
                .body(FIELD, nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "none, PT12H1S, 400",
        "none, P1D, 400",
        "none, -PT1S, 400",
        "none, soon, 400",
        "client_secret_basic, P14D, 201",
        "client_secret_basic, P15D, 400"
    })
    @DisplayName(
            "A public client has at most 12 hours; one that authenticates as long as its refresh tokens may lie idle")
    void bounds(String method, String window, int status) {
        Response answer = register(method, window);

        answer.then().statusCode(status);
        if (status == 400) {
            answer.then().body("violations.field", hasItem(FIELD));
        }
    }

    private Response register(String method, String window) {
        return admin().body(tablet(method, Map.of(FIELD, window))).post("/clients");
    }

    private Map<String, Object> tablet(String method, Map<String, Object> more) {
        Map<String, Object> document = document(
                Map.of("token_endpoint_auth_method", method, "grant_types", List.of("password", "refresh_token")));
        document.putAll(more);
        return document;
    }

    private Response signIn() {
        return form().formParams("grant_type", "password", "client_id", clientId, "scope", "menu:read offline_access")
                .formParams("username", userName, "password", PASSWORD)
                .post("/oauth/token");
    }

    private Response refresh(Response tokens) {
        return form().formParams("grant_type", "refresh_token", "client_id", clientId)
                .formParam("refresh_token", tokens.<String>path("refresh_token"))
                .post("/oauth/token");
    }

    private void pass(Duration time) {
        pool.preparedQuery("UPDATE oauth_grant SET generation_at = generation_at - make_interval(secs => $2)"
                        + " WHERE client_id = $1")
                .execute(Tuple.of(clientId, (double) time.toSeconds()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
