package io.tillgate.user.credential;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tillgate.event.AccountChanged;
import io.tillgate.user.TestIssuer;
import io.tillgate.user.Topics;
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
class PasswordChangeResourceTest {
    private static final String NEW_PASSWORD = "another-Donkey-9-voltage";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    TestIssuer issuer;

    @Test
    @DisplayName("The owner changes the password; the event keeps the grant that did it")
    void change() {
        UUID id = register();

        change(id, issuer.user(id), PASSWORD, NEW_PASSWORD).statusCode(204);

        change(id, issuer.user(id), PASSWORD, "third-Zebra-5-ampere")
                .statusCode(400)
                .body("type", equalTo("https://tillgate.io/problems/wrong-password"));
        List<AccountChanged> events = Topics.accountEvents(id, 2);
        assertThat(events).hasSize(2);
        assertThat(events.get(1).cause()).isEqualTo("password_changed");
        assertThat(events.get(1).version()).isEqualTo(2);
        assertThat(events.get(1).keptGrantId()).isEqualTo("grant-of-" + id);
        assertThat(events.get(1).actor()).isEqualTo(id.toString());
        assertThat(events.get(1).credentialsChangedAt()).isAfter(events.get(0).credentialsChangedAt());
    }

    @Test
    @DisplayName("NFKC: a password is the same in each of its forms")
    void normalized() {
        UUID id = register();
        change(id, issuer.user(id), PASSWORD, "ﬁne-Angstr\u00f6m-9-volt").statusCode(204);

        change(id, issuer.user(id), "fine-Angstro\u0308m-9-volt", NEW_PASSWORD).statusCode(204);
    }

    @Test
    @DisplayName("Another's password is 403, for administrators too; a client has none")
    void others() {
        UUID id = register();

        change(id, issuer.user(register()), PASSWORD, NEW_PASSWORD).statusCode(403);
        change(id, issuer.administrator(), PASSWORD, NEW_PASSWORD).statusCode(403);
        change(id, issuer.client("backoffice", "account"), PASSWORD, NEW_PASSWORD)
                .statusCode(403);
        change(id, issuer.user(id, "menu:read", "user"), PASSWORD, NEW_PASSWORD).statusCode(403);
    }

    @Test
    @DisplayName("A deleted account's password is 404")
    void deleted() {
        UUID id = register();
        given().auth().oauth2(issuer.user(id)).delete("/users/" + id).then().statusCode(204);

        change(id, issuer.user(id), PASSWORD, NEW_PASSWORD).statusCode(404);
    }

    @Test
    @DisplayName("After ten wrong passwords the right one is 429 with Retry-After, too")
    void throttled() {
        UUID id = register();
        String token = issuer.user(id);
        for (int i = 0; i < 10; i++) {
            change(id, token, "wrong" + i, NEW_PASSWORD).statusCode(400);
        }

        change(id, token, PASSWORD, NEW_PASSWORD)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]{0,2}"));
    }

    @Test
    @DisplayName("Of changes at once with one current password, one succeeds")
    void race() {
        UUID id = register();
        String token = issuer.user(id);

        List<CompletableFuture<Response>> calls = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        change(id, token, PASSWORD, NEW_PASSWORD + i).extract().response()))
                .toList();

        assertThat(calls.stream().map(call -> call.join().statusCode()).sorted())
                .containsExactly(204, 400, 400, 400);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "current_password | {'new_password':'another-Donkey-9-voltage'}",
                "current_password | {'current_password':1,'new_password':'another-Donkey-9-voltage'}",
                "new_password | {'current_password':'PASSWORD'}",
                "new_password | {'current_password':'PASSWORD','new_password':'short'}",
                "new_password | {'current_password':'PASSWORD','new_password':'password1'}",
                "new_password | {'current_password':'PASSWORD','new_password':'PASSWORD'}",
                "body | 7",
            })
    @DisplayName("Bad input is 400 with the field in violations")
    void bad(String field, String body) {
        UUID id = register();

        given().auth()
                .oauth2(issuer.user(id))
                .contentType("application/json")
                .body(body.replace("PASSWORD", PASSWORD).replace('\'', '"'))
                .post("/users/" + id + "/password")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private static ValidatableResponse change(UUID id, String token, String current, String changed) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("current_password", current, "new_password", changed))
                .post("/users/" + id + "/password")
                .then();
    }
}
