package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthorizationCodeTest extends CodeFlow {
    @Test
    @DisplayName("RFC 6749 §4.1: sign-in, consent, code, tokens; the ID token tells of the sign-in")
    void wholeFlow() throws ParseException {
        Visitor.Answer signIn = visitor.open(authorize());
        assertThat(signIn.path()).startsWith("/sign-in?request=");
        Visitor.Answer consent = visitor.signIn(signIn, userName, PASSWORD);
        assertThat(consent.path()).startsWith("/consent?request=");
        Visitor.Answer back = visitor.decide(consent, "allow");

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).startsWith(CALLBACK + "?");
        Map<String, String> response = back.response();
        assertThat(response).containsOnlyKeys("code", "state", "iss").containsEntry("state", "af0ifjsldkj");

        Response tokens = redeem(response.get("code"));
        tokens.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("scope", equalTo("openid menu:read"))
                .body("refresh_token", notNullValue())
                .body("id_token", notNullValue());
        SignedJWT idToken = SignedJWT.parse(tokens.path("id_token"));
        assertThat(idToken.getJWTClaimsSet().getSubject()).isEqualTo(account.toString());
        assertThat(idToken.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(isActive(tokens.path("access_token"))).isTrue();
    }
}
