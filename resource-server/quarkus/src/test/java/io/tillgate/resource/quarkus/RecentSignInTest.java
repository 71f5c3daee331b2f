package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.testissuer.TokenFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class RecentSignInTest {
    World world;

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("RFC 9068 section 2.2.1: auth_time of a JWT and of an introspection says when the account signed in")
    void authTime() {
        TokenFixture token = signedInBefore(Duration.ofHours(2));
        String expected =
                Instant.ofEpochSecond(Long.parseLong(token.claim("auth_time"))).toString();
        Calls.get("/me", token.signedWith(world.issuer().key())).statusCode(200).body("authTime", equalTo(expected));
        Calls.get("/me", token.opaqueAt(world.issuer())).statusCode(200).body("authTime", equalTo(expected));
    }

    @Test
    @DisplayName("A sign-in of the last five minutes passes")
    void recent() {
        recentWith("Bearer "
                        + signedInBefore(Duration.ofMinutes(4))
                                .signedWith(world.issuer().key()))
                .statusCode(200);
    }

    @Test
    @DisplayName("RFC 9470 section 3: an older sign-in is 401 insufficient_user_authentication with max_age")
    void tooOld() {
        assertTooOld(recentWith("Bearer "
                + signedInBefore(Duration.ofMinutes(6))
                        .signedWith(world.issuer().key())));
    }

    @Test
    @DisplayName("A token without a sign-in is never recent")
    void noSignIn() {
        assertTooOld(recentWith(
                "Bearer " + new TokenFixture().signedWith(world.issuer().key())));
    }

    @Test
    @DisplayName("An API key never counts as a recent sign-in, whatever introspection reports")
    void apiKey() {
        assertTooOld(given().header("X-API-KEY", signedInBefore(Duration.ZERO).apiKeyAt(world.issuer()))
                .post("/recent")
                .then());
    }

    @Test
    @DisplayName("An administrator is an account of the group by an access token with admin, never by an API key")
    void administrator() {
        TokenFixture token =
                new TokenFixture().with("scope", "admin menu:read").with("groups", List.of("administrator"));
        Calls.get("/me", token.signedWith(world.issuer().key())).body("administrator", equalTo(true));
        given().header("X-API-KEY", token.apiKeyAt(world.issuer()))
                .get("/me")
                .then()
                .statusCode(200)
                .body("administrator", equalTo(false));
        Calls.get(
                        "/me",
                        token.with("sub", token.claim("client_id"))
                                .signedWith(world.issuer().key()))
                .body("administrator", equalTo(false));
    }

    private static TokenFixture signedInBefore(Duration age) {
        return new TokenFixture()
                .with(
                        "auth_time",
                        Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS).getEpochSecond());
    }

    private static ValidatableResponse recentWith(String authorization) {
        return given().header("Authorization", authorization).post("/recent").then();
    }

    private static void assertTooOld(ValidatableResponse response) {
        response.statusCode(401)
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"insufficient_user_authentication\", max_age=\"300\""))
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/insufficient-user-authentication"));
    }
}
