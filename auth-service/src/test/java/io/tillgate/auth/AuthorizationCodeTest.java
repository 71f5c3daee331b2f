package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthorizationCodeTest extends CodeFlow {
    @Test
    @DisplayName("RFC 6749 §4.1: sign-in, consent, code, tokens; the ID token describes the sign-in")
    void wholeFlow() throws ParseException {
        Visitor.Answer signIn = visitor.open(authorize());
        assertThat(signIn.path()).startsWith("/sign-in?request=");
        Visitor.Answer consent = visitor.signIn(signIn, userName, PASSWORD);
        assertThat(consent.path()).startsWith("/consent?request=");
        Visitor.Answer back = visitor.decide(consent, "allow");

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).startsWith(CALLBACK + "?");
        Map<String, String> response = back.response();
        assertThat(response)
                .containsOnlyKeys("code", "state", "iss")
                .containsEntry("state", "af0ifjsldkj")
                .containsEntry("iss", ISSUER);

        Response tokens = redeem(response.get("code"));
        tokens.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("scope", equalTo("openid menu:read"))
                .body("refresh_token", notNullValue());
        JWTClaimsSet idToken = SignedJWT.parse(tokens.path("id_token")).getJWTClaimsSet();
        assertThat(idToken.getSubject()).isEqualTo(account.toString());
        assertThat(idToken.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(idToken.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(isActive(tokens.path("access_token"))).isTrue();
        refresh(tokens).then().statusCode(200);
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2: a code used twice is invalid_grant, and the tokens of the first use are revoked")
    void secondUse() {
        String code = code();
        Response tokens = redeem(code);
        tokens.then().statusCode(200);

        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));

        assertThat(isActive(tokens.path("access_token"))).isFalse();
        refresh(tokens).then().statusCode(400).body("error", equalTo("invalid_grant"));
        await().atMost(10, SECONDS)
                .until(() -> topics.read("tillgate.revocations.v1").stream()
                        .anyMatch(record -> record.key().equals("grant:" + grantId(tokens))));
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2: of 30 concurrent redemptions one succeeds, and the others revoke its tokens")
    void race() {
        String code = code();
        List<Response> answers;
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try {
            answers =
                    IntStream.range(0, 30)
                            .mapToObj(i -> CompletableFuture.supplyAsync(() -> redeem(code), threads))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        } finally {
            threads.shutdownNow();
        }

        List<Response> given =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(given).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 400).hasSize(29);
        assertThat(isActive(given.get(0).path("access_token"))).isFalse();
        refresh(given.get(0)).then().statusCode(400);
    }

    @Test
    @DisplayName(
            "RFC 6749 §4.1.3: a code is its client's; another client's attempt is invalid_grant and leaves it to its owner")
    void boundToClient() {
        String code = code();
        redeem(code, "client_id", "other-web").then().statusCode(400).body("error", equalTo("invalid_grant"));

        Response tokens = redeem(code);
        tokens.then().statusCode(200);
        redeem(code, "client_id", "other-web").then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(isActive(tokens.path("access_token"))).isTrue();
    }

    @Test
    @DisplayName(
            "RFC 6749 §4.1.3: a redirect_uri that differs or is left out is invalid_grant, and does not use the code up")
    void boundToRedirectUri() {
        String code = code();
        for (String uri : List.of("http://127.0.0.1/callback", CALLBACK + "/", "")) {
            redeem(code, "redirect_uri", uri).then().statusCode(400).body("error", equalTo("invalid_grant"));
        }
        redeem(code).then().statusCode(200);
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2: a code expires after 60 s")
    void expires() {
        String code = code();
        Number left =
                (Number) value("SELECT extract(epoch FROM max(expires_at) - now())::float8 FROM authorization_code");
        assertThat(left.doubleValue()).isBetween(30.0, 60.0);
        change("UPDATE authorization_code SET expires_at = now() WHERE account_id = $1", account);

        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("A code is invalid once its account is disabled or has a new password")
    void boundToUser() {
        String code = code();
        topics.send(told("active", List.of("user", "master"), 2, CREATED.plusSeconds(60)));
        await().atMost(10, SECONDS)
                .until(
                        () -> value("SELECT version FROM account WHERE id = $1", account),
                        version -> version.equals(2L));

        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("A code of a session that was ended since is invalid_grant")
    void boundToSession() {
        String code = code();
        change("DELETE FROM browser_session WHERE account_id = $1", account);

        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    @DisplayName("The gate is asked again: a scope that was lost since the consent is not in the token")
    void gateAskedAgain() {
        String code = code("scope", "openid menu:read menu:write");
        topics.send(told("active", List.of("user"), 2, CREATED));
        await().atMost(10, SECONDS)
                .until(
                        () -> value("SELECT version FROM account WHERE id = $1", account),
                        version -> version.equals(2L));

        redeem(code).then().statusCode(200).body("scope", equalTo("openid menu:read"));
    }

    @Test
    @DisplayName("RFC 8707 §2.2: the token request may narrow the audience, and never widen it")
    void narrowerAudience() {
        redeem(code("resource", API), "resource", ISSUER)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
        String code = code();
        redeem(code, "resource", API).then().statusCode(200);
    }

    @Test
    @DisplayName("A confidential client proves itself when it redeems a code; its tokens may be opaque")
    void confidentialClient() {
        String code = pass(authorizeTill()).response().get("code");
        form().formParams(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "till-app",
                        "redirect_uri",
                        "https://till.example/callback",
                        "code",
                        code))
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));

        redeemAtTill(code).then().statusCode(200).body("access_token.length()", equalTo(36));
    }

    @Test
    @DisplayName("Codes, handles and cookies are hashes at rest")
    void hashedAtRest() {
        String code = code();
        String row = String.valueOf(value(
                "SELECT string_agg(c::text || s::text, ' ') FROM authorization_code c, browser_session s"
                        + " WHERE c.account_id = $1 AND s.account_id = $1",
                account));

        assertThat(row).contains(account.toString()).doesNotContain(code);
        visitor.cookies.values().forEach(cookie -> assertThat(row).doesNotContain(cookie));
    }

    private static Response refresh(Response tokens) {
        return form().formParams(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "pos-web",
                        "refresh_token",
                        tokens.path("refresh_token")))
                .post("/oauth/token");
    }

    private static String grantId(Response tokens) {
        try {
            return SignedJWT.parse(tokens.path("access_token"))
                    .getJWTClaimsSet()
                    .getStringClaim("grant_id");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
