package io.tillgate.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TlsRequired.class)
@DisplayName("If TLS is required and no proxy is trusted")
class PlainHttpTest {
    @BeforeEach
    void forget() {
        PassedRequests.COUNT.set(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/token",
                "/oauth/revoke",
                "/oauth/introspect",
                "/auth/token",
                "/apps/auth",
                "/userinfo",
                "/oauth"
            })
    @DisplayName(
            "RFC 6749 §3.2, §5.2: plain HTTP at an OAuth endpoint is invalid_request, no redirect; nothing is used")
    void oauth(String path) {
        given().auth()
                .preemptive()
                .basic("pos-admin", "secret")
                .formParam("grant_type", "client_credentials")
                .redirects()
                .follow(false)
                .post(path)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Connection", "close")
                .body("error", equalTo("invalid_request"))
                .body("error_description", containsString("https"));
        assertThat(PassedRequests.COUNT).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users",
                "/internal/passwords",
                "/api-keys",
                "/apps",
                "/apps/authors",
                "/oauthorized",
                "/%6fauth/token",
                "/q/healthy"
            })
    @DisplayName("RFC 9457: at every other path it is problem details")
    void problem(String path) {
        given().urlEncodingEnabled(false)
                .post(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/https-required"))
                .body("status", equalTo(400));
        assertThat(PassedRequests.COUNT).hasValue(0);
    }

    @Test
    @DisplayName("A forged X-Forwarded-Proto or Forwarded does not help")
    void forged() {
        for (Map<String, String> headers : java.util.List.of(
                Map.of("X-Forwarded-Proto", "https"),
                Map.of("Forwarded", "proto=https;for=10.0.0.1"),
                Map.of("X-Forwarded-Ssl", "on", "X-Forwarded-Proto", "https", "Front-End-Https", "on"))) {
            Response response = given().headers(headers).post("/oauth/token");
            assertThat(response.statusCode()).isEqualTo(400);
        }
        assertThat(PassedRequests.COUNT).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics"})
    @DisplayName("Probes and metrics are answered over plain HTTP too")
    void open(String path) {
        given().get(path).then().statusCode(200);
        assertThat(PassedRequests.COUNT).hasValue(1);
    }
}
