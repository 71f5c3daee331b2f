package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PkceTest extends CodeFlow {
    @Test
    @DisplayName("RFC 7636 §4.4.1: a public client without code_challenge is invalid_request")
    void requiredOfPublicClients() {
        assertInvalid(authorize("code_challenge", "", "code_challenge_method", ""));
        assertInvalid(authorize("code_challenge", ""));
    }

    @Test
    @DisplayName(
            "RFC 9700 §2.1.1: a confidential client without code_challenge and nonce is invalid_request, unless its require_pkce is off")
    void requiredOfConfidentialClients() {
        String[] ledger = {
            "client_id",
            "ledger",
            "redirect_uri",
            "https://ledger.example/callback?tenant=1",
            "scope",
            "menu:read",
            "code_challenge",
            "",
            "code_challenge_method",
            ""
        };
        Visitor.Answer answer = assertInvalid(authorize(ledger));
        assertThat(answer.location()).startsWith("https://ledger.example/callback?tenant=1&");
        assertThat(pass(authorizeTill()).response()).containsKey("code");
    }

    @Test
    @DisplayName(
            "RFC 9700 §2.1.1: openid with a nonce needs no PKCE of a confidential client, unless it says require_pkce")
    void nonceInstead() {
        String[] ledger = {
            "client_id",
            "ledger",
            "redirect_uri",
            "https://ledger.example/callback?tenant=1",
            "code_challenge",
            "",
            "code_challenge_method",
            ""
        };
        String code = pass(authorize(ledger)).response().get("code");
        form().auth()
                .preemptive()
                .basic("ledger", "ledger-secret")
                .formParams(
                        "grant_type",
                        "authorization_code",
                        "redirect_uri",
                        "https://ledger.example/callback?tenant=1",
                        "code",
                        code)
                .post("/oauth/token")
                .then()
                .statusCode(200);

        assertInvalid(authorize(with(ledger, "nonce", "")));
        assertInvalid(authorize(with(ledger, "scope", "menu:read")));
        assertInvalid(authorize(with(ledger, "code_challenge_method", "S256")));
        assertInvalid(
                authorize(with(ledger, "client_id", "strict-web", "redirect_uri", "https://strict.example/callback")));
        assertInvalid(authorize("code_challenge", "", "code_challenge_method", ""));
    }

    private static String[] with(String[] changes, String... more) {
        return Stream.concat(Stream.of(changes), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    @DisplayName("RFC 7636 §4.2: plain is refused, by name and by default")
    void plainRefused() {
        assertInvalid(authorize("code_challenge", VERIFIER, "code_challenge_method", "plain"));
        assertInvalid(authorize("code_challenge_method", ""));
        assertInvalid(authorize("code_challenge_method", "s256"));
    }

    @Test
    @DisplayName("RFC 7636 §4.2: a code_challenge that is not an S256 value is invalid_request")
    void malformedChallenge() {
        assertInvalid(authorize("code_challenge", CHALLENGE.substring(1)));
        assertInvalid(authorize("code_challenge", CHALLENGE + "A"));
        assertInvalid(authorize("code_challenge", "=" + CHALLENGE.substring(1)));
    }

    @Test
    @DisplayName("RFC 7636 §4.6: a wrong or missing code_verifier is invalid_grant, and does not use the code up")
    void wrongVerifier() {
        String code = code();
        for (String verifier : List.of("", VERIFIER.replace('d', 'e'), CHALLENGE)) {
            redeem(code, "code_verifier", verifier).then().statusCode(400).body("error", equalTo("invalid_grant"));
        }
        redeem(code, "code_verifier", "short").then().statusCode(400);
        redeem(code).then().statusCode(200);
    }

    @Test
    @DisplayName(
            "RFC 9700 §4.8.2: a code_verifier where the request had no code_challenge is invalid_grant (downgrade)")
    void verifierWithoutChallenge() {
        String code = pass(authorizeTill()).response().get("code");
        redeemAtTill(code, "code_verifier", VERIFIER).then().statusCode(400).body("error", equalTo("invalid_grant"));
        redeemAtTill(code).then().statusCode(200);
    }

    @Test
    @DisplayName("RFC 7636 §4.4: the challenge is bound to its code: another code's verifier does not redeem it")
    void boundToCode() {
        String code = code("code_challenge", "JBbiqONGWPaAmwXk_8bT6UnlPfrn65D32eZlJS-zGG0");
        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private Visitor.Answer assertInvalid(String address) {
        Visitor.Answer answer = visitor.get(address);
        assertThat(answer.response()).containsEntry("error", "invalid_request").containsEntry("iss", ISSUER);
        return answer;
    }
}
