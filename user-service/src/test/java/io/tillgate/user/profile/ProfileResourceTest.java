package io.tillgate.user.profile;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.AccountJson;
import io.tillgate.user.MailServer;
import io.tillgate.user.UserServiceEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class ProfileResourceTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @Test
    @DisplayName("A profile contains no credential data, and an address set at registration is not verified")
    void profile() {
        String name = freshName();
        UUID id = register(
                Map.of("user_name", name, "password", PASSWORD, "email", "a@pos.example", "display_name", "Ada"));

        profile(id)
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("user_name", equalTo(name))
                .body("display_name", equalTo("Ada"))
                .body("email", equalTo("a@pos.example"))
                .body("email_verified", equalTo(false))
                .body("status", equalTo("active"))
                .body("size()", equalTo(8));
    }

    @Test
    @DisplayName("OIDC Core §5.1: the address of a used activation link is verified, and stays so until another one is")
    void verified() {
        UUID id = AccountJson.registerPending("b@pos.example");
        String token = mail.token("b@pos.example", "/activate");
        profile(id).body("email_verified", equalTo(false)).body("status", equalTo("pending_activation"));

        given().contentType("application/json")
                .body(Map.of("token", token, "password", PASSWORD))
                .post("/users/activation")
                .then()
                .statusCode(200);
        profile(id).body("email_verified", equalTo(true)).body("email", equalTo("b@pos.example"));

        patch(id, Map.of("display_name", "B"));
        profile(id).body("email_verified", equalTo(true));

        patch(id, Map.of("email", "c@pos.example"));
        profile(id)
                .body("email_verified", equalTo(true))
                .body("email", equalTo("b@pos.example"))
                .body("pending_email", equalTo("c@pos.example"));
    }

    @Test
    @DisplayName("OIDC Core §5.1: updated_at moves with a change")
    void updatedAt() {
        UUID id = AccountJson.register(freshName());
        Instant before = updatedAt(id);

        patch(id, Map.of("display_name", "Later"));

        assertThat(updatedAt(id)).isAfter(before);
    }

    @Test
    @DisplayName("A disabled account is reported with its status; a deleted, unknown or malformed id is 404")
    void gone() {
        UUID id = AccountJson.register(freshName());
        patch(id, Map.of("status", "disabled"));
        profile(id).statusCode(200).body("status", equalTo("disabled"));

        given().auth()
                .oauth2(issuer.administrator())
                .delete("/users/" + id)
                .then()
                .statusCode(204);

        for (String gone : List.of(id.toString(), UUID.randomUUID().toString(), "x", "%00")) {
            given().auth()
                    .oauth2(issuer.authService())
                    .urlEncodingEnabled(false)
                    .get("/internal/accounts/" + gone)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    @DisplayName(
            "The status of an account equals that on the accounts topic, also for deleted ones; unknown ones are 404")
    void standing() {
        String name = freshName();
        UUID id = AccountJson.register(name);
        patch(id, Map.of("groups", List.of("user", "master")));

        standing(id.toString())
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("user_name", equalTo(name))
                .body("status", equalTo("active"))
                .body("groups", equalTo(List.of("user", "master")))
                .body("version", equalTo(2))
                .body("credentials_changed_at", notNullValue())
                .body("email", nullValue());
        given().auth().oauth2(issuer.administrator()).delete("/users/" + id);
        standing(id.toString()).body("status", equalTo("deleted")).body("version", equalTo(3));
        standing(UUID.randomUUID().toString()).statusCode(404);
        standing("x").statusCode(404);
        given().auth()
                .oauth2(issuer.administrator())
                .get("/internal/accounts/" + id + "/standing")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("Only a token of auth-service with users:verify opens it")
    void callers() {
        UUID id = AccountJson.register(freshName());
        given().get("/internal/accounts/" + id).then().statusCode(401);
        for (String token : List.of(
                issuer.administrator(),
                issuer.user(id),
                issuer.user(id, "users:verify", "user"),
                issuer.clientToken("backoffice", "users:verify"),
                issuer.clientToken("auth-service", "menu:read"))) {
            given().auth()
                    .oauth2(token)
                    .get("/internal/accounts/" + id)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
    }

    private static UUID register(Map<String, ?> body) {
        return UUID.fromString(
                AccountJson.post(body).then().statusCode(201).extract().path("id"));
    }

    private Instant updatedAt(UUID id) {
        return Instant.parse(profile(id).extract().path("updated_at"));
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

    private ValidatableResponse standing(String id) {
        return given().auth()
                .oauth2(issuer.authService())
                .get("/internal/accounts/" + id + "/standing")
                .then();
    }

    private ValidatableResponse profile(UUID id) {
        return given().auth()
                .oauth2(issuer.authService())
                .get("/internal/accounts/" + id)
                .then();
    }
}
