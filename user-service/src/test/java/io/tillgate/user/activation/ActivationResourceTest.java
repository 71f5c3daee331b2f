package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.registerPending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.UserServiceEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class ActivationResourceTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @Test
    @DisplayName("The link of a pending account sets its password and makes it active, once")
    void activate() {
        Pending pending = pending();

        activate(pending.token(), PASSWORD)
                .statusCode(200)
                .body("id", equalTo(pending.id().toString()))
                .body("status", equalTo("active"));

        activate(pending.token(), PASSWORD)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tillgate.io/problems/invalid-link"));
    }

    @Test
    @DisplayName("The link is stored as a keyed hash only")
    void hashed() {
        Pending pending = pending();

        assertThat(Table.value("SELECT count(*) FROM action_link WHERE token_hash = sha256(?::bytea)", pending.token()))
                .isEqualTo("0");
        assertThat(Table.value("SELECT octet_length(token_hash) FROM action_link WHERE account_id = ?", pending.id()))
                .isEqualTo("32");
    }

    @Test
    @DisplayName("A link that is expired is useless")
    void expired() {
        Pending pending = pending();
        Table.update(
                "UPDATE action_link SET expires_at = now() - interval '1 second' WHERE account_id = ?", pending.id());

        activate(pending.token(), PASSWORD).statusCode(400);
    }

    @Test
    @DisplayName("A link is valid for 24 hours")
    void lifetime() {
        assertThat(Table.value(
                        "SELECT expires_at - created_at = interval '24 hours' FROM action_link WHERE account_id = ?",
                        pending().id()))
                .isEqualTo("t");
    }

    @Test
    @DisplayName("A link of an account that was disabled or has another address by now is useless")
    void changedMeanwhile() {
        Pending disabled = pending();
        patch(disabled.id(), Map.of("status", "disabled"));
        activate(disabled.token(), PASSWORD).statusCode(400);

        Pending moved = pending();
        patch(moved.id(), Map.of("email", "elsewhere@pos.example"));
        activate(moved.token(), PASSWORD).statusCode(400);
    }

    @Test
    @DisplayName(
            "Strangers who name an address, and ask for its links, keep no link away that an administrator asks for")
    void administratorAfterStrangers() {
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);
        for (int i = 0; i < 3; i++) {
            registerPending(email);
            given().contentType("application/json")
                    .body(Map.of("email", email))
                    .post("/users/password-reset")
                    .then()
                    .statusCode(202);
        }
        mail.mail(email, 6);

        sendLink(id);
        mail.mail(email, 7);
        given().auth()
                .oauth2(issuer.administrator())
                .contentType("application/json")
                .body(Map.of("user_name", freshName(), "email", email))
                .post("/users")
                .then()
                .statusCode(201);
        mail.mail(email, 8);
        sendLink(id);
        mail.mail(email, 9);
        sendLink(id);

        await().until(() -> "0".equals(Table.value("SELECT count(*) FROM mail WHERE state = 'queued'")));
        assertThat(mail.received(email)).hasSize(9);
    }

    private void sendLink(UUID id) {
        given().auth()
                .oauth2(issuer.administrator())
                .post("/users/" + id + "/email-link")
                .then()
                .statusCode(202);
    }

    @Test
    @DisplayName("A rejected password does not use up the link")
    void refusedPassword() {
        Pending pending = pending();

        activate(pending.token(), "password").statusCode(400).body("violations.field", hasItem("password"));

        activate(pending.token(), PASSWORD).statusCode(200);
    }

    @Test
    @DisplayName("Of concurrent uses of one link one succeeds")
    void race() {
        Pending pending = pending();

        List<CompletableFuture<Response>> calls = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> activate(pending.token(), PASSWORD).extract().response()))
                .toList();

        assertThat(calls.stream().map(call -> call.join().statusCode()).sorted())
                .containsExactly(200, 400, 400, 400, 400);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "token | {'password':'correct-Horse-7-battery'}",
                "token | {'token':null,'password':'correct-Horse-7-battery'}",
                "token | {'token':5,'password':'correct-Horse-7-battery'}",
                "password | {'token':'x'}",
                "password | {'token':'x','password':'short'}",
                "body | []",
                "body | {",
            })
    @DisplayName("Bad input is 400 with the field in violations")
    void bad(String field, String body) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/users/activation")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("An unknown link is 400, whatever it looks like")
    void unknown() {
        for (String token : List.of("", "x", "A".repeat(43), "\u0000", "é".repeat(43), "A".repeat(5000))) {
            activate(token, PASSWORD)
                    .statusCode(400)
                    .body("type", equalTo("https://tillgate.io/problems/invalid-link"));
        }
    }

    private Pending pending() {
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);
        return new Pending(id, mail.token(email, "/activate"));
    }

    private void patch(UUID id, Map<String, ?> body) {
        given().auth()
                .oauth2(issuer.administrator())
                .contentType("application/json")
                .body(body)
                .patch("/users/" + id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse activate(String token, String password) {
        return given().contentType("application/json")
                .body(Map.of("token", token, "password", password))
                .post("/users/activation")
                .then();
    }

    private record Pending(UUID id, String token) {}
}
