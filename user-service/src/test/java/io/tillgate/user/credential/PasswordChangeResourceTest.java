package io.tillgate.user.credential;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
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
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.Topics;
import io.tillgate.user.UserServiceEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class PasswordChangeResourceTest {
    private static final String NEW_PASSWORD = "another-Donkey-9-voltage";
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

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
        change(id, issuer.clientToken("backoffice", "account"), PASSWORD, NEW_PASSWORD)
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
    @DisplayName("A right password after nine wrong ones is accepted, and no lock is raised")
    void tenthIsRight() {
        UUID id = register();
        String token = issuer.user(id);
        for (int i = 0; i < 9; i++) {
            change(id, token, "wrong" + i, NEW_PASSWORD).statusCode(400);
        }

        change(id, token, PASSWORD, NEW_PASSWORD).statusCode(204);

        for (int i = 0; i < 10; i++) {
            change(id, token, "wrong" + i, PASSWORD).statusCode(400);
        }
        assertThat(Topics.passwordLocks(id))
                .singleElement()
                .satisfies(lock -> assertThat(lock.locks()).isEqualTo(1));
    }

    @Test
    @DisplayName("Of eighty concurrent wrong current passwords ten are checked; the lock raises one event")
    void guessesAtOnce() {
        UUID id = register();
        String token = issuer.user(id);

        List<CompletableFuture<Integer>> calls = IntStream.range(0, 80)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> change(id, token, "wrong" + i, NEW_PASSWORD)
                                .extract()
                                .statusCode(),
                        THREADS))
                .toList();

        assertThat(calls.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(400, 10L, 429, 70L));
        assertThat(Topics.passwordLocks(id)).singleElement().satisfies(lock -> {
            assertThat(lock.by()).isEqualTo("current_password");
            assertThat(lock.clientId()).isEqualTo("pos-admin");
            assertThat(lock.locks()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("Wrong passwords of sign-ins and wrong current ones are one count, and lock both ways")
    void oneCount() {
        String name = freshName();
        UUID id = register(name);
        String token = issuer.user(id);
        for (int i = 0; i < 5; i++) {
            change(id, token, "wrong" + i, NEW_PASSWORD).statusCode(400);
            signIn(name, "wrong" + i).statusCode(404);
        }

        change(id, token, PASSWORD, NEW_PASSWORD).statusCode(429);
        signIn(name, PASSWORD).statusCode(429).header("Retry-After", matchesPattern("[1-9][0-9]?"));
        signIn(name, "wrong").statusCode(429);
        assertThat(Topics.passwordLocks(id)).singleElement().satisfies(lock -> {
            assertThat(lock.by()).isEqualTo("sign_in");
            assertThat(lock.clientId()).isNull();
        });
    }

    @Test
    @DisplayName("A right password forgets the wrong ones")
    void forgotten() {
        UUID id = register();
        String token = issuer.user(id);
        String current = PASSWORD;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 9; i++) {
                change(id, token, "wrong" + i, NEW_PASSWORD).statusCode(400);
            }
            change(id, token, current, NEW_PASSWORD + round).statusCode(204);
            current = NEW_PASSWORD + round;
        }
    }

    @Test
    @DisplayName("Changes of one password are limited, successful ones too")
    void changesAreLimited() {
        UUID id = register();
        String token = issuer.user(id);
        String current = PASSWORD;
        for (int i = 0; i < 20; i++) {
            change(id, token, current, NEW_PASSWORD + i).statusCode(204);
            current = NEW_PASSWORD + i;
        }

        change(id, token, current, PASSWORD)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]{0,2}"));
    }

    @Test
    @DisplayName("An API key changes no password")
    void apiKey() {
        UUID id = register();

        given().header("X-API-KEY", issuer.apiKey(id, "account", "user"))
                .contentType("application/json")
                .body(Map.of("current_password", PASSWORD, "new_password", NEW_PASSWORD))
                .post("/users/" + id + "/password")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("The display name is not accepted as a password")
    void knownWords() {
        UUID id = register();
        given().auth()
                .oauth2(issuer.user(id))
                .contentType("application/json")
                .body(Map.of("display_name", "Rover Montefeltro"))
                .patch("/users/" + id)
                .then()
                .statusCode(200);

        change(id, issuer.user(id), PASSWORD, "rover montefeltro")
                .statusCode(400)
                .body("violations.field", hasItem("new_password"));
    }

    @Test
    @DisplayName("Of concurrent changes with one current password one succeeds")
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

    private ValidatableResponse signIn(String userName, String password) {
        return given().auth()
                .oauth2(issuer.authService())
                .contentType("application/json")
                .body(Map.of("user_name", userName, "password", password))
                .post("/internal/credentials/verify")
                .then();
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
