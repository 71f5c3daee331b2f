package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.registerPending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.event.AccountChanged;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.TestIssuer;
import io.tillgate.user.Topics;
import io.tillgate.user.UserServiceEnvironment;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class PasswordResetResourceTest {
    private static final String NEW_PASSWORD = "another-Donkey-9-voltage";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    TestIssuer issuer;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @Test
    @DisplayName("The link that comes to the address sets a new password, once, and tells of it")
    void reset() {
        String email = freshName() + "@pos.example";
        UUID id = register(email);
        String token = requestLink(email, "/password-reset");

        confirm(token, NEW_PASSWORD).statusCode(204);

        confirm(token, NEW_PASSWORD).statusCode(400).body("type", equalTo("https://tillgate.io/problems/invalid-link"));
        AccountChanged event = Topics.accountEvents(id, 2).get(1);
        assertThat(event.cause()).isEqualTo("password_changed");
        assertThat(event.keptGrantId()).isNull();
        assertThat(event.credentialsChangedAt())
                .isAfter(Topics.accountEvents(id, 2).get(0).credentialsChangedAt());
    }

    @Test
    @DisplayName("No enumeration by answer: a known and an unknown address get the same")
    void unknown() {
        String email = freshName() + "@pos.example";
        register(email);

        for (String address : new String[] {email, "nobody-" + email}) {
            ask(address).statusCode(202).body(equalTo(""));
        }
    }

    @Test
    @DisplayName("No enumeration by timing: the answer comes before an account is looked for, known address or not")
    void constantTime() throws SQLException {
        String email = freshName() + "@pos.example";
        register(email);

        try (Table.Lock accounts = Table.lock("account")) {
            for (String address : new String[] {email, "nobody-" + email}) {
                ask(address).statusCode(202);
            }
            assertThat(mail.received(email)).isEmpty();
        }

        mail.token(email, "/password-reset");
    }

    @Test
    @DisplayName("A pending account gets a new activation link; the address matches without regard to case")
    void pending() {
        String email = freshName() + "@pos.example";
        registerPending(email);
        mail.mail(email, 1);

        String token = requestLink(email.toUpperCase(java.util.Locale.ROOT), email, "/activate");

        given().contentType("application/json")
                .body(Map.of("token", token, "password", PASSWORD))
                .post("/users/activation")
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("Pending accounts do not crowd out an active one, and only the newest of them gets a mail")
    void pendingCrowd() {
        String email = freshName() + "@pos.example";
        for (int i = 0; i < 11; i++) {
            registerPending(email);
        }
        UUID newest = registerPending(email);
        UUID active = register(email);
        mail.mail(email, 12);

        ask(email).statusCode(202);

        mail.mail(email, 14);
        settle();
        assertThat(mail.received(email)).hasSize(14);
        assertThat(links(active)).isEqualTo("1");
        assertThat(links(newest)).isEqualTo("2");
    }

    @Test
    @DisplayName("Active accounts that only name an address do not crowd out the one that has proven it")
    void unprovenCrowd() {
        String email = freshName() + "@pos.example";
        for (int i = 0; i < 10; i++) {
            register(email);
        }
        UUID proven = register(email);
        Table.update("UPDATE account SET email_verified = true WHERE id = ?", proven);

        ask(email).statusCode(202);

        mail.mail(email, 10);
        assertThat(links(proven)).isEqualTo("1");
    }

    /** Waits until what was asked for before has had its time. */
    private void settle() {
        String marker = freshName() + "@pos.example";
        register(marker);
        requestLink(marker, "/password-reset");
    }

    private static @Nullable String links(UUID id) {
        return Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id);
    }

    @Test
    @DisplayName("An account has at most three open links of a purpose; links of one purpose are none of the other")
    void bounded() {
        String email = freshName() + "@pos.example";
        UUID id = register(email);
        for (int i = 0; i < 3; i++) {
            requestLink(email, "/password-reset");
        }
        ask(email).statusCode(202);
        String other = freshName() + "@pos.example";
        register(other);
        String token = requestLink(other, "/password-reset");

        assertThat(Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id))
                .isEqualTo("3");
        given().contentType("application/json")
                .body(Map.of("token", token, "password", NEW_PASSWORD))
                .post("/users/activation")
                .then()
                .statusCode(400);
    }

    @Test
    @DisplayName("A link is void once the password was changed otherwise; a disabled account gets none")
    void voided() {
        String email = freshName() + "@pos.example";
        UUID id = register(email);
        String first = requestLink(email, "/password-reset");
        String second = requestLink(email, "/password-reset");
        confirm(second, NEW_PASSWORD).statusCode(204);

        confirm(first, "third-Zebra-5-ampere").statusCode(400);

        given().auth()
                .oauth2(issuer.administrator())
                .contentType("application/json")
                .body(Map.of("status", "disabled"))
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        String before = Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id);
        ask(email).statusCode(202);
        String marker = freshName() + "@pos.example";
        register(marker);
        requestLink(marker, "/password-reset");
        assertThat(Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":\"nobody\"}", "{\"email\":3}", "{\"email\":\"a@b\\u0000\"}"})
    @DisplayName("What is no address is 400")
    void bad(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/users/password-reset")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("email"));
    }

    private static UUID register(String email) {
        return UUID.fromString(post(Map.of("user_name", freshName(), "password", PASSWORD, "email", email))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private String requestLink(String email, String page) {
        return requestLink(email, email, page);
    }

    private String requestLink(String asked, String email, String page) {
        int before = mail.received(email).size();
        ask(asked).statusCode(202);
        mail.mail(email, before + 1);
        return mail.token(email, page);
    }

    private static ValidatableResponse ask(String email) {
        return given().contentType("application/json")
                .body(Map.of("email", email))
                .post("/users/password-reset")
                .then();
    }

    private static ValidatableResponse confirm(String token, String password) {
        return given().contentType("application/json")
                .body(Map.of("token", token, "password", password))
                .post("/users/password-reset/confirmation")
                .then();
    }
}
