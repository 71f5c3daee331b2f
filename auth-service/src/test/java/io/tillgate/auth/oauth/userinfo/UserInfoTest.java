package io.tillgate.auth.oauth.userinfo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.auth.TokenFlow;
import io.tillgate.event.AccountChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserInfoTest extends TokenFlow {
    private static final String UPDATED = "2026-02-03T04:05:06.789Z";
    private static final int UPDATED_SECONDS = 1_770_091_506;

    @BeforeEach
    void knownProfile() {
        userService.putProfile(account, profile(Map.of("display_name", "Ada L.", "email", "ada@pos.example")));
    }

    @AfterEach
    void promptAgain() {
        userService.delayProfiles(Duration.ZERO);
    }

    @Test
    @DisplayName("OIDC Core §5.3.1: GET with the token in the header, POST with the header, POST with a form")
    void threeWays() {
        String token = token("openid");
        Map<String, Object> claims = Map.of("sub", account.toString());

        for (ValidatableResponse answer : List.of(
                get(token),
                given().header("Authorization", "bearer " + token)
                        .post("/userinfo")
                        .then(),
                form().formParam("access_token", token).post("/userinfo").then())) {
            answer.statusCode(200).contentType("application/json").header("Cache-Control", "no-store");
            assertThat(answer.extract().jsonPath().getMap("$")).isEqualTo(claims);
        }
    }

    @Test
    @DisplayName("OIDC Core §5.4: profile and email open their claims, and no others; sub is always there")
    void claimsOfScopes() {
        Map<String, Object> ofProfile = Map.of(
                "sub",
                account.toString(),
                "name",
                "Ada L.",
                "preferred_username",
                userName,
                "updated_at",
                UPDATED_SECONDS);
        Map<String, Object> ofEmail =
                Map.of("sub", account.toString(), "email", "ada@pos.example", "email_verified", true);

        assertThat(claims(token("openid profile"))).isEqualTo(ofProfile);
        assertThat(claims(token("openid email menu:read"))).isEqualTo(ofEmail);
        assertThat(claims(token("openid profile email"))).hasSize(6).containsAllEntriesOf(ofProfile);
    }

    @Test
    @DisplayName("OIDC Core §5.3.2: a claim that is not known is left out, not null")
    void unknownClaims() {
        userService.putProfile(account, profile(Map.of()));

        assertThat(claims(token("openid profile email"))).containsOnlyKeys("sub", "preferred_username", "updated_at");
    }

    @Test
    @DisplayName("A change of the profile is seen at once")
    void noStaleClaims() {
        String token = token("openid email");
        get(token).body("email", equalTo("ada@pos.example"));

        userService.putProfile(account, profile(Map.of("email", "new@pos.example")));

        get(token).body("email", equalTo("new@pos.example"));
    }

    @Test
    @DisplayName("RFC 6750 §3.1: without a token the challenge names no error")
    void withoutToken() {
        for (ValidatableResponse answer : List.of(
                given().get("/userinfo").then(),
                given().post("/userinfo").then(),
                given().header("Authorization", "Basic YTpi").get("/userinfo").then(),
                given().queryParam("access_token", token("openid"))
                        .get("/userinfo")
                        .then())) {
            answer.statusCode(401)
                    .header("WWW-Authenticate", allOf(startsWith("Bearer "), not(containsString("error"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "00000000-0000-4000-8000-000000000000", "eyJhbGciOiJub25lIn0.e30."})
    @DisplayName("RFC 6750 §3.1: a malformed token is 401 invalid_token")
    void invalidToken(String token) {
        assertInvalid(get(token));
        assertInvalid(form().formParam("access_token", token).post("/userinfo").then());
    }

    @Test
    @DisplayName("RFC 6750 §2: a token in the header and in the form, or twice, is 400 invalid_request")
    void twoTokens() {
        String token = token("openid");
        for (ValidatableResponse answer : List.of(
                form().header("Authorization", "Bearer " + token)
                        .formParam("access_token", token)
                        .post("/userinfo")
                        .then(),
                form().formParam("access_token", token, token).post("/userinfo").then())) {
            answer.statusCode(400)
                    .body("error", equalTo("invalid_request"))
                    .header("WWW-Authenticate", containsString("error=\"invalid_request\""));
        }
        // Such a request is refused before anything asks whom its token names.
        given().header("Authorization", "Bearer " + token, "Bearer " + token)
                .get("/userinfo")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    @DisplayName("RFC 6750 §3.1: a token without the scope openid is 403 insufficient_scope; so is one of a client")
    void withoutOpenid() {
        String ofClient = form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("access_token");
        for (String token : List.of(token("menu:read"), ofClient)) {
            get(token)
                    .statusCode(403)
                    .body("error", equalTo("insufficient_scope"))
                    .header(
                            "WWW-Authenticate",
                            allOf(containsString("error=\"insufficient_scope\""), containsString("scope=\"openid\"")));
        }
    }

    @Test
    @DisplayName("A revoked token, and one of an account that was disabled, open nothing any more")
    void dead() {
        String revoked = token("openid");
        form().formParams("client_id", "shop-web", "token", revoked)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertInvalid(get(revoked));

        String live = token("openid");
        get(live).statusCode(200);
        topics.send(new AccountChanged(
                account.toString(), userName, "disabled", List.of("user"), 2, "disabled", CREATED, null, null));
        await().untilAsserted(() -> assertInvalid(get(live)));
    }

    @Test
    @DisplayName("An account that user-service does not know any more: 401 invalid_token")
    void unknownAccount() {
        userService.removeProfile(account);

        assertInvalid(get(token("openid profile")));
    }

    @Test
    @DisplayName("While user-service is too slow: 503 temporarily_unavailable with Retry-After; sub alone needs it not")
    void slowUserService() {
        userService.delayProfiles(Duration.ofSeconds(6));

        get(token("openid profile"))
                .statusCode(503)
                .body("error", equalTo("temporarily_unavailable"))
                .header("Retry-After", not(equalTo("")))
                .header("Cache-Control", "no-store");
        get(token("openid")).statusCode(200).body("sub", equalTo(account.toString()));
    }

    private static void assertInvalid(ValidatableResponse answer) {
        answer.statusCode(401)
                .body("error", equalTo("invalid_token"))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    private Map<String, Object> profile(Map<String, Object> more) {
        Map<String, Object> profile = new java.util.HashMap<>(more);
        profile.put("id", account.toString());
        profile.put("user_name", userName);
        profile.put("email_verified", more.containsKey("email"));
        profile.put("status", "active");
        profile.put("updated_at", UPDATED);
        return profile;
    }

    private String token(String scope) {
        return form().formParams("grant_type", "password", "client_id", "shop-web", "scope", scope)
                .formParams("username", userName, "password", PASSWORD)
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Map<String, Object> claims(String token) {
        return get(token).statusCode(200).extract().jsonPath().getMap("$");
    }

    private static ValidatableResponse get(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/userinfo")
                .then();
    }
}
