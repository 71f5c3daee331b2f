package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordGrantTest extends TokenFlow {
    @Test
    @DisplayName(
            "Seed 003: JSON password grant of a public client gives an RFC 9068 JWT; offline_access a refresh token")
    void jsonPasswordGrant() throws ParseException {
        Response tokens = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        "chimpy-pos",
                        "audience",
                        API,
                        "scope",
                        "offline_access",
                        "grant_type",
                        "password",
                        "username",
                        userName,
                        "password",
                        PASSWORD))
                .post("/oauth/token");

        tokens.then().statusCode(200).body("scope", equalTo("account menu:read menu:write sales:read offline_access"));
        SignedJWT jwt = SignedJWT.parse(tokens.path("access_token"));
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "nbf",
                        "jti",
                        "client_id",
                        "scope",
                        "grant_id",
                        "groups",
                        "auth_time");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(API);
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        "chimpy-pos",
                        "audience",
                        API,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token")))
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("refresh_token", notNullValue());
        assertThat(passwordGrant(userName, PASSWORD).jsonPath().getString("refresh_token"))
                .isNull();
    }
}
