package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecentSignInTest extends CodeFlow {

    @Test
    @DisplayName("RFC 9068 section 2.2.1: auth_time of an access token is when its account signed in, in JWTs too")
    void authTime() throws ParseException {
        Map<String, Object> told = introspect(signInAtPos().path("access_token"));
        assertThat(((Number) told.get("auth_time")).longValue())
                .isCloseTo(Instant.now().getEpochSecond(), within(30L));
        String jwt = passwordGrant(userName, PASSWORD).path("access_token");
        assertThat(SignedJWT.parse(jwt).getJWTClaimsSet().getLongClaim("auth_time"))
                .isCloseTo(Instant.now().getEpochSecond(), within(30L));
        String client =
                AdminFlow.clientCredentials("backoffice", "backoffice-secret").path("access_token");
        assertThat(SignedJWT.parse(client).getJWTClaimsSet().getClaims()).doesNotContainKey("auth_time");
    }

    @Test
    @DisplayName("RFC 9068 section 2.2.1: auth_time of a code's tokens is the browser's sign-in, not their issue")
    void authTimeOfCode() throws ParseException {
        code();
        change(
                "UPDATE browser_session SET authenticated_at = authenticated_at - interval '1 hour' WHERE account_id = $1",
                account);
        String token = redeem(code()).path("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getLongClaim("auth_time"))
                .isCloseTo(Instant.now().minusSeconds(3600).getEpochSecond(), within(30L));
    }

    @Test
    @DisplayName("RFC 9470: a refresh does not make a sign-in recent; creating an app or secret needs one within five"
            + " minutes")
    void apps() {
        Response signedIn = signInAtPos();
        String clientId = as(signedIn)
                .body(Map.of("name", "Stock list"))
                .post("/apps")
                .then()
                .statusCode(201)
                .extract()
                .path("clientId");
        as(signedIn).body("{}").post("/apps/" + clientId + "/secret").then().statusCode(200);

        Response refreshed = refreshedAnHourLater(signedIn);

        assertTooOld(as(refreshed).body(Map.of("name", "Thief")).post("/apps"));
        assertTooOld(as(refreshed).body("{}").post("/apps/" + clientId + "/secret"));
        as(refreshed).get("/apps").then().statusCode(200).body("size()", equalTo(1));
        as(refreshed).delete("/apps/" + clientId).then().statusCode(204);
    }

    @Test
    @DisplayName(
            "RFC 9470: an administrator's changes need a sign-in within five minutes; reading and emergency revocation"
                    + " do not")
    void administrators() {
        userService.put(account, userName, PASSWORD, "active", List.of("user", "administrator"), 2, CREATED);
        Response refreshed = refreshedAnHourLater(signInAtPos());

        assertTooOld(as(refreshed).body(Map.of("client_name", "Mine")).post("/clients"));
        assertTooOld(as(refreshed).body("{}").put("/clients/backoffice"));
        assertTooOld(as(refreshed).body("{}").patch("/clients/backoffice"));
        assertTooOld(as(refreshed).delete("/clients/backoffice"));
        assertTooOld(as(refreshed).body("{}").post("/clients/backoffice/secret"));
        assertTooOld(as(refreshed).body("{}").post("/keys/rotate"));
        assertTooOld(as(refreshed).body(Map.of("status", "active")).patch("/clients/backoffice"));
        as(refreshed)
                .body(Map.of("reason", "leaked"))
                .post("/keys/none/revoke")
                .then()
                .statusCode(404);
        as(refreshed).body(Map.of("client", "none")).post("/revocations").then().statusCode(404);
        as(refreshed)
                .body(Map.of("status", "disabled"))
                .patch("/clients/none")
                .then()
                .statusCode(404);
        as(refreshed).get("/clients/backoffice").then().statusCode(200);
        as(refreshed).get("/keys").then().statusCode(200);
        as(signInAtPos()).body("{}").patch("/clients/backoffice").then().statusCode(200);
    }

    private Response refreshedAnHourLater(Response signedIn) {
        change("UPDATE oauth_grant SET auth_time = auth_time - interval '1 hour' WHERE account_id = $1", account);
        Response refreshed = refreshAtPos(signedIn.path("refresh_token"));
        refreshed.then().statusCode(201);
        return refreshed;
    }

    private static RequestSpecification as(Response signedIn) {
        return given().auth().oauth2(signedIn.path("access_token")).contentType(ContentType.JSON);
    }

    private static void assertTooOld(Response answer) {
        answer.then()
                .statusCode(401)
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"insufficient_user_authentication\", max_age=\"300\""))
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/insufficient-user-authentication"));
    }
}
