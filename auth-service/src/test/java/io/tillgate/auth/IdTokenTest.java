package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdTokenTest extends ShopFlow {

    @Test
    @DisplayName("OIDC Core §2, §3.1.3.6: an ID token describes the sign-in and the access token, signed with RS256")
    void claims() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        Response tokens = tokens("nonce", "n-1");
        SignedJWT signed = SignedJWT.parse(tokens.path("id_token"));
        JWTClaimsSet claims = signed.getJWTClaimsSet();

        JWKSet keys = JWKSet.parse(given().get("/oauth/jwks").asString());
        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(signed.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(signed.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(claims.getClaims().keySet())
                .isEqualTo(Set.of(
                        "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash"));
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getSubject()).isEqualTo(account.toString());
        assertThat(claims.getAudience()).containsExactly("shop-web");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getStringClaim("acr")).isEqualTo("urn:tillgate:acr:password");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(UUID.fromString(claims.getStringClaim("sid"))).isNotNull();
        assertThat(claims.getDateClaim("auth_time").toInstant()).isBetween(before, Instant.now());
        assertThat(claims.getIssueTime().toInstant())
                .isBetween(before, Instant.now().plusSeconds(1));
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(3600));
        assertThat(claims.getStringClaim("at_hash")).isEqualTo(halfHash(tokens.path("access_token")));
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: without the scope openid there is no ID token; without a nonce it has none")
    void withoutOpenid() {
        tokens("scope", "menu:read").then().body("id_token", nullValue());
        assertThat(idToken(tokens("nonce", "")).getClaims()).doesNotContainKey("nonce");
    }

    @Test
    @DisplayName(
            "The scope groups opens the claim groups in the ID token and at userinfo, and asks user-service nothing")
    void groups() throws Exception {
        userService.delayProfiles(Duration.ofSeconds(6));
        Response tokens = tokens("scope", "openid groups");

        assertThat(idToken(tokens).getStringListClaim("groups")).containsExactly("user", "master");
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/userinfo")
                .then()
                .statusCode(200)
                .body("groups", equalTo(List.of("user", "master")));
        assertThat(idToken(refresh(tokens.path("refresh_token"))).getStringListClaim("groups"))
                .containsExactly("user", "master");
        assertThat(idToken(tokens("scope", "openid email")).getClaims()).doesNotContainKey("groups");
    }

    @Test
    @DisplayName("OIDC Core §12.2: a refreshed ID token keeps iss, sub, aud, auth_time and sid, and needs no nonce")
    void refreshed() throws Exception {
        Response tokens = tokens("nonce", "n-1");
        Response refreshed = refresh(tokens.path("refresh_token"));
        refreshed.then().statusCode(200);
        JWTClaimsSet first = idToken(tokens);
        JWTClaimsSet second = idToken(refreshed);

        for (String kept : List.of("iss", "sub", "aud", "auth_time", "sid", "acr", "amr")) {
            assertThat(second.getClaim(kept)).as(kept).isEqualTo(first.getClaim(kept));
        }
        assertThat(second.getClaims()).doesNotContainKey("nonce");
        assertThat(second.getStringClaim("at_hash")).isEqualTo(halfHash(refreshed.path("access_token")));
    }

    @Test
    @DisplayName("A refresh that is repeated because its answer was lost gets an ID token of the same claims")
    void repeatedRefresh() {
        String refreshToken = tokens().path("refresh_token");

        assertThat(idToken(refresh(refreshToken)).getClaims())
                .isEqualTo(idToken(refresh(refreshToken)).getClaims());
    }

    @Test
    @DisplayName("OIDC Core §5.5: claims asked for one by one are in the ID token, or at /userinfo, and nowhere else")
    void requestedClaims() throws Exception {
        Response tokens = tokens(
                "claims",
                "{\"id_token\":{\"email\":{\"essential\":true},\"picture\":null},\"userinfo\":{\"name\":null}}");

        assertThat(idToken(tokens).getStringClaim("email")).isEqualTo("ada@pos.example");
        assertThat(idToken(tokens).getClaims()).doesNotContainKeys("name", "picture", "email_verified");
        assertThat(userInfo(tokens)).isEqualTo(Map.of("sub", account.toString(), "name", "Ada L."));
        assertThat(userInfo(tokens())).isEqualTo(Map.of("sub", account.toString()));
    }

    @Test
    @DisplayName("Claims that cannot be read at the moment are omitted: the code is used, and the tokens are issued")
    void slowUserService() {
        userService.delayProfiles(Duration.ofSeconds(6));

        assertThat(idToken(tokens("claims", "{\"id_token\":{\"email\":{\"essential\":true}}}"))
                        .getClaims())
                .containsKey("sub")
                .doesNotContainKey("email");
    }

    @Test
    @DisplayName("Claims need consent: the page shows the scope of an individually requested claim")
    void consentToClaims() {
        String claims = "{\"userinfo\":{\"email\":null}}";
        Visitor.Answer page = visitor.signIn(visitor.open(authorize("claims", claims)), userName, PASSWORD);

        assertThat(page.path()).startsWith("/consent");
        assertThat(page.body()).contains("See your email address");
        Map<String, String> response = visitor.decide(page, "allow").response();
        Response tokens = redeem(response.get("code"));
        assertThat(userInfo(tokens)).containsEntry("email", "ada@pos.example").doesNotContainKey("name");
        assertThat(visitor.open(authorize("claims", claims)).response()).containsKey("code");
    }

    @Test
    @DisplayName("OIDC Core §5.5.1: a value of sub that is not the signed-in user fails the request")
    void otherSubject() {
        tokens();
        String other = "{\"id_token\":{\"sub\":{\"value\":\"" + UUID.randomUUID() + "\"}}}";
        String own = "{\"id_token\":{\"sub\":{\"values\":[\"x\",\"" + account + "\"]}}}";

        assertThat(errorOf("claims", other, "prompt", "none")).isEqualTo("login_required");
        assertThat(errorOf("claims", own, "prompt", "none")).isEqualTo("null");
    }

    @Test
    @DisplayName(
            "OIDC Core §5.5.1.1: an essential acr that is out of reach fails the request, a voluntary one does not")
    void acr() throws Exception {
        tokens();
        String gold = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"gold\"]}}}";
        String either =
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"gold\",\"urn:tillgate:acr:password\"]}}}";

        assertThat(errorOf("claims", gold)).isEqualTo("unmet_authentication_requirements");
        assertThat(idToken(tokens("claims", either)).getStringClaim("acr")).isEqualTo("urn:tillgate:acr:password");
        assertThat(idToken(tokens("acr_values", "gold silver")).getStringClaim("acr"))
                .isEqualTo("urn:tillgate:acr:password");
    }

    @Test
    @DisplayName("OIDC Core §5.5: a claims parameter that is malformed is invalid_request, a strange one fails nothing")
    void malformedClaims() {
        tokens();
        assertThat(errorOf("claims", "[]")).isEqualTo("invalid_request");
        assertThat(errorOf("claims", "{")).isEqualTo("invalid_request");
        assertThat(errorOf("claims", "{\"userinfo\":{\"a\\u0000\":null,\"email\":{\"value\":1e999999}}}"))
                .isEqualTo("null");
    }

    private static Map<String, Object> userInfo(Response tokens) {
        return given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/userinfo")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private static String halfHash(String token) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    }
}
