package io.tillgate.user.credential;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.register;
import static io.tillgate.user.UserServiceEnvironment.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.AccountJson;
import io.tillgate.user.Table;
import io.tillgate.user.UserServiceEnvironment;
import java.util.List;
import java.util.Locale;
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
class CredentialResourceTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Test
    @DisplayName("A right password gives the account as auth-service needs it, the name without regard to case")
    void right() {
        String name = freshName();
        UUID id = register(name);

        verify(name.toUpperCase(Locale.ROOT), PASSWORD)
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("user_name", equalTo(name))
                .body("status", equalTo("active"))
                .body("groups", equalTo(List.of("user")))
                .body("version", equalTo(1))
                .body("", hasKey("credentials_changed_at"))
                .body("size()", equalTo(8));
    }

    @Test
    @DisplayName("The accounts of the bootstrap file can sign in, with their groups")
    void bootstrap() {
        verify("admin", ADMIN_PASSWORD)
                .statusCode(200)
                .body("groups", equalTo(List.of("user", "master", "administrator")));
    }

    @Test
    @DisplayName("A wrong password, an unknown user, a pending one and a name against the rules are the same answer")
    void wrong() {
        String name = freshName();
        register(name);
        String pending = freshName();
        AccountJson.post(Map.of("user_name", pending, "email", "p@pos.example"))
                .then()
                .statusCode(201);

        List<String> answers = List.of(
                verify(name, "wrong").statusCode(404).extract().asString(),
                verify(freshName(), PASSWORD).statusCode(404).extract().asString(),
                verify(pending, PASSWORD).statusCode(404).extract().asString(),
                verify("\u0000", PASSWORD).statusCode(404).extract().asString(),
                verify("n".repeat(500), "p".repeat(5000))
                        .statusCode(404)
                        .extract()
                        .asString());

        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    @DisplayName("After ten wrong passwords an account and an unknown name are 429 alike, with the right one too")
    void locked() {
        String name = freshName();
        register(name);
        String nobody = freshName();
        for (int i = 0; i < 10; i++) {
            verify(name, "wrong" + i).statusCode(404);
            verify(nobody.toUpperCase(Locale.ROOT), "wrong" + i).statusCode(404);
        }

        List<String> answers = List.of(
                verify(name, PASSWORD).statusCode(429).extract().asString(),
                verify(name, "wrong").statusCode(429).extract().asString(),
                verify(nobody, PASSWORD).statusCode(429).extract().asString());

        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    @DisplayName("Tills that sign in at once with the right password of one account all get in")
    void manyAtOnce() {
        String name = freshName();
        register(name);

        List<CompletableFuture<Integer>> calls = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> verify(name, PASSWORD).extract().statusCode()))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @Test
    @DisplayName("A disabled account is reported with its status; a deleted one is unknown")
    void disabled() {
        String name = freshName();
        UUID id = register(name);
        given().auth()
                .oauth2(issuer.administrator())
                .contentType("application/json")
                .body(Map.of("status", "disabled"))
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        verify(name, PASSWORD).statusCode(200).body("status", equalTo("disabled"));
        verify(name, "wrong").statusCode(404);

        given().auth()
                .oauth2(issuer.administrator())
                .delete("/users/" + id)
                .then()
                .statusCode(204);
        verify(name, PASSWORD).statusCode(404);
    }

    @Test
    @DisplayName("A hash of another cost is upgraded at sign-in; that is no change of the account")
    void upgrade() {
        String name = freshName();
        UUID id = register(name);
        String old = Argon2Factory.create(Argon2Types.ARGON2id).hash(1, 64, 1, PASSWORD.toCharArray());
        Table.update("UPDATE account SET password_hash = ? WHERE id = ?", old, id);

        verify(name, PASSWORD).statusCode(200).body("version", equalTo(1));

        assertThat(Table.value("SELECT password_hash FROM account WHERE id = ?", id))
                .startsWith("$argon2id$v=19$m=1024,t=2,p=1$");
        verify(name, PASSWORD).statusCode(200);
    }

    @Test
    @DisplayName("Only a token of auth-service with users:verify opens it")
    void callers() {
        Map<String, String> body = Map.of("user_name", "admin", "password", ADMIN_PASSWORD);

        given().contentType("application/json")
                .body(body)
                .post("/internal/credentials/verify")
                .then()
                .statusCode(401);
        for (String token : List.of(
                issuer.administrator(),
                issuer.user(UUID.randomUUID(), "users:verify", "user"),
                issuer.clientToken("backoffice", "users:verify"),
                issuer.clientToken("auth-service", "menu:read"))) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(body)
                    .post("/internal/credentials/verify")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "user_name | {'password':'x'}",
                "password | {'user_name':'x'}",
                "password | {'user_name':'x','password':[]}",
                "body | [1]",
            })
    @DisplayName("Bad input is 400 with the field in violations")
    void bad(String field, String body) {
        given().auth()
                .oauth2(issuer.authService())
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/internal/credentials/verify")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private ValidatableResponse verify(String userName, String password) {
        return given().auth()
                .oauth2(issuer.authService())
                .contentType("application/json")
                .body(Map.of("user_name", userName, "password", password))
                .post("/internal/credentials/verify")
                .then();
    }
}
