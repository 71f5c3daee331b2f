package io.tillgate.forward.check;

import static io.restassured.RestAssured.given;
import static io.tillgate.forward.world.Calls.as;
import static io.tillgate.forward.world.Calls.assertForbidden;
import static io.tillgate.forward.world.Calls.assertMissingToken;
import static io.tillgate.forward.world.Calls.assertUnauthorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.tillgate.forward.world.Calls;
import io.tillgate.forward.world.World;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class CheckTest {
    World world;

    @BeforeEach
    void ready() {
        Calls.awaitReady();
    }

    @Test
    @DisplayName("A valid token gets 200 with the caller's identity; the answer must not be cached")
    void good() {
        as(world.token("menu:read sales:read"))
                .get("/check")
                .then()
                .statusCode(200)
                .header("X-Auth-Subject", "anna")
                .header("X-Auth-Client", "till")
                .header("X-Auth-Scopes", "menu:read sales:read")
                .header("X-Auth-Groups", "master user")
                .header("X-Auth-Grant", Matchers.not(""))
                .header("Cache-Control", "no-store")
                .header("Content-Length", "0");
    }

    @Test
    @DisplayName("Every 200 has all headers, some empty, so that a proxy replaces the client's own")
    void emptyHeaders() {
        as(world.signed(World.anna("").with("grant_id", null).with("groups", null)))
                .get("/check")
                .then()
                .statusCode(200)
                .header("X-Auth-Scopes", "")
                .header("X-Auth-Groups", "")
                .header("X-Auth-Grant", "");
    }

    @Test
    @DisplayName(
            "RFC 6750 §3.1: no token is 401 without an error, a bad one and one for another audience invalid_token")
    void bad() {
        assertMissingToken(given().get("/check").then());
        assertUnauthorized(as("not.a.token").get("/check").then());
        assertMissingToken(
                given().header("Authorization", "Basic YTpi").get("/check").then());
        as(" " + world.token("menu:read")).get("/check").then().statusCode(200);
        String elsewhere = world.signed(World.anna("menu:read").with("aud", "https://elsewhere.example"));
        assertUnauthorized(as(elsewhere).get("/check").then());
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    @DisplayName("Whatever method the proxy passes on, the answer is the same; OPTIONS gets nothing without a token")
    void methods(Method method) {
        String token = world.token("menu:read");
        as(token).request(method, "/check/api/dishes").then().statusCode(200).header("X-Auth-Subject", "anna");
        assertMissingToken(given().request(method, "/check/api/dishes").then());
    }

    @Test
    @DisplayName("An unknown method is checked too")
    void otherMethods() {
        as(world.token("")).request("PROPFIND", "/check/files").then().statusCode(200);
        assertMissingToken(given().request("PROPFIND", "/check/files").then());
    }

    @Test
    @DisplayName("All scopes of the query are needed, repeated or in one value")
    void queryScopes() {
        String token = world.token("menu:read menu:write");
        as(token).get("/check?scope=menu:read&scope=menu:write").then().statusCode(200);
        as(token)
                .queryParam("scope", "menu:read menu:write")
                .get("/check")
                .then()
                .statusCode(200);
        assertForbidden(as(token).get("/check?scope=menu:read&scope=sales:read").then(), "menu:read sales:read");
        assertForbidden(as(token).get("/check?scope=menu").then(), "menu");
    }

    @Test
    @DisplayName("Scopes of the header add to those of the query: a header that a client sends itself opens nothing")
    void headerScopes() {
        String token = world.token("menu:read");
        as(token).header("X-Required-Scopes", "menu:read").get("/check").then().statusCode(200);
        assertForbidden(
                as(token)
                        .header("X-Required-Scopes", "menu:read")
                        .get("/check?scope=sales:refund")
                        .then(),
                "menu:read sales:refund");
        assertForbidden(
                as(token)
                        .header("X-Required-Scopes", "menu:read", "sales:read")
                        .get("/check")
                        .then(),
                "menu:read sales:read");
        as(token).header("X-Required-Scopes", "").get("/check").then().statusCode(200);
    }

    @Test
    @DisplayName("Below /check the query is the client's own: it neither asks for scopes nor is refused")
    void queryOfTheClient() {
        String token = world.token("menu:read");
        as(token)
                .header("X-Required-Scopes", "menu:read")
                .get("/check/api/dishes?scope=sales:refund&page=2")
                .then()
                .statusCode(200);
        assertForbidden(
                as(token)
                        .header("X-Required-Scopes", "sales:refund")
                        .get("/check/api/dishes?scope=menu:read")
                        .then(),
                "sales:refund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?scopes=menu:read", "?scope=menu:read&role=x", "?scope=caf%C3%A9", "?scope=%22"})
    @DisplayName("A proxy that asks for what does not exist is 400, never 200: a typing error opens nothing")
    void malformed(String query) {
        as(world.token("menu:read"))
                .urlEncodingEnabled(false)
                .get("/check" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", Matchers.equalTo("https://tillgate.io/problems/malformed-check"));
    }

    @Test
    @DisplayName("RFC 9457: a refusal names the required scopes in JSON")
    void refusal() {
        as(world.token("menu:read"))
                .get("/check?scope=sales:refund")
                .then()
                .statusCode(403)
                .body(Matchers.equalTo("{\"type\":\"https://tillgate.io/problems/insufficient-scope\","
                        + "\"title\":\"The access token does not allow this\",\"status\":403,"
                        + "\"detail\":\"Required scopes: sales:refund\"}"));
    }

    @Test
    @DisplayName("An API key opens what its scopes allow; with a token beside it, nothing")
    void apiKey() {
        String key = world.apiKey("menu:read");
        given().header("X-API-KEY", key)
                .get("/check?scope=menu:read")
                .then()
                .statusCode(200)
                .header("X-Auth-Subject", "anna")
                .header("X-Auth-Client", Matchers.startsWith("key:"));
        assertForbidden(
                given().header("X-API-KEY", key).get("/check?scope=sales:read").then(), "sales:read");
        assertUnauthorized(as(world.token("menu:read"))
                .header("X-API-KEY", key)
                .get("/check")
                .then());
    }

    @Test
    @DisplayName("The headers speak of one issuer's accounts: a token of another that is trusted is 401 all the same")
    void furtherIssuer() {
        String token = world.partnersToken();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Calls.status(token) == 401);
        assertUnauthorized(as(token).get("/check").then());
    }

    @Test
    @DisplayName("A revoked account is out within a second, another is not")
    void revoked() {
        String leaving = world.signed(World.anna("menu:read").with("sub", "leaving"));
        String staying = world.signed(World.anna("menu:read").with("sub", "staying"));
        as(leaving).get("/check").then().statusCode(200);

        world.revokeAccount("leaving");

        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> Calls.status(leaving) == 401);
        assertUnauthorized(as(leaving).get("/check").then());
        as(staying).get("/check").then().statusCode(200);
    }

    @Test
    @DisplayName("Revocations not known: 503 with Retry-After, not ready, and back by itself")
    void stale() {
        String token = world.token("menu:read");
        as(token).get("/check").then().statusCode(200);
        world.servers().killKafka();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Calls.status(token) == 503);
            as(token)
                    .get("/check")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .header("Cache-Control", "no-store")
                    .header("X-Auth-Subject", Matchers.nullValue());
            given().get("/q/health/ready").then().statusCode(503);
        } finally {
            world.servers().startKafka();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Calls.status(token) == 200);
    }

    @Test
    @DisplayName("It has no beans of service-support for transport security or a database")
    void excludedBeans() {
        assertThat(CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE))
                .filteredOn(bean -> !bean.getBeanClass().isInterface()) // a mapping of settings does nothing by itself
                .extracting(bean -> bean.getBeanClass().getPackageName())
                .isNotEmpty()
                .doesNotContain("io.tillgate.transport", "io.tillgate.database");
    }
}
