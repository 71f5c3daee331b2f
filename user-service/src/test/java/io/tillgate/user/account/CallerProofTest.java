package io.tillgate.user.account;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.registerProven;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.UserServiceEnvironment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class CallerProofTest {
    private static final Duration LONG_AGO = Duration.ofMinutes(6);

    private final String email = freshName() + "@pos.example";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName(
            "RFC 9470: a token of an older sign-in changes or removes no email address; the answer asks to sign in again")
    void olderSignIn() {
        UUID id = registerProven(email);
        String token = issuer.signedIn(LONG_AGO, id, "account", "user");
        Map<String, Object> removal = new HashMap<>();
        removal.put("email", null);

        for (Map<String, Object> body : List.of(Map.<String, Object>of("email", "thief@evil.example"), removal)) {
            patch(token, id, body)
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=\"300\"");
        }

        account(id).body("email", equalTo(email)).body("pending_email", nullValue());
        patch(token, id, Map.of("display_name", "Ada")).statusCode(200);
        patch(issuer.signedIn(Duration.ofMinutes(4), id, "account", "user"), id, Map.of("email", "new@pos.example"))
                .statusCode(200);
    }

    @Test
    @DisplayName(
            "The current password does instead of a sign-in; a wrong one is refused whatever the sign-in is, and limited")
    void currentPassword() {
        UUID id = registerProven(email);
        String token = issuer.signedIn(LONG_AGO, id, "account", "user");
        for (String signIn : new String[] {token, issuer.user(id)}) {
            patch(signIn, id, Map.of("email", "thief@evil.example", "current_password", "a wrong one"))
                    .statusCode(400)
                    .body("type", equalTo("https://tillgate.io/problems/wrong-password"));
        }
        patch(token, id, Map.of("email", "new@pos.example", "current_password", PASSWORD))
                .statusCode(200)
                .body("pending_email", equalTo("new@pos.example"));

        for (int i = 0; i < 10; i++) {
            patch(token, id, Map.of("email", "thief@evil.example", "current_password", "wrong " + i));
        }
        patch(token, id, Map.of("email", "thief@evil.example", "current_password", PASSWORD))
                .statusCode(429);
        account(id).body("pending_email", equalTo("new@pos.example"));
    }

    @Test
    @DisplayName(
            "An administrator who changes another's address shows a recent sign-in, or types the administrator's own password")
    void administrator() {
        UUID administrator = AccountIssuer.administratorId();
        UUID id = registerProven(email);
        String token = issuer.signedIn(LONG_AGO, administrator, "admin", "administrator");
        patch(token, id, Map.of("email", "new@pos.example")).statusCode(401);
        patch(token, id, Map.of("email", "new@pos.example", "current_password", "the owner's"))
                .statusCode(400);

        patch(token, id, Map.of("email", "new@pos.example", "current_password", UserServiceEnvironment.ADMIN_PASSWORD))
                .statusCode(200)
                .body("email", equalTo(email))
                .body("pending_email", equalTo("new@pos.example"));
    }

    private ValidatableResponse account(UUID id) {
        return given().auth().oauth2(issuer.user(id)).get("/users/me").then().statusCode(200);
    }

    private static ValidatableResponse patch(String token, UUID id, Map<String, ?> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .patch("/users/" + id)
                .then();
    }
}
