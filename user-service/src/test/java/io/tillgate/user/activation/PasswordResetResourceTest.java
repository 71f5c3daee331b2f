package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.registerPending;
import static io.tillgate.user.AccountJson.registerProven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.event.AccountChanged;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.Topics;
import io.tillgate.user.UserServiceEnvironment;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
    AccountIssuer issuer;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @Test
    @DisplayName("The mailed link sets a new password, once, and a notice is sent")
    void reset() {
        String email = freshName() + "@pos.example";
        UUID id = registerProven(email);
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
    @DisplayName("A reset deletes existing API apps unless keep_apps is true; every later event contains the time")
    void apps() {
        String email = freshName() + "@pos.example";
        UUID id = registerProven(email);
        confirm(requestLink(email, "/password-reset"), NEW_PASSWORD).statusCode(204);
        AccountChanged reset = Topics.accountEvents(id, 2).get(1);
        assertThat(reset.appsNotBefore()).isEqualTo(reset.credentialsChangedAt());
        assertThat(MailServer.text(mail.mail(email, 2))).contains("Any API apps that you had were deleted");

        ask(email).statusCode(202);
        mail.mail(email, 3);
        String token = mail.token(email, "/password-reset");
        for (Object wrong : List.of("true", 1)) {
            confirm(Map.of("token", token, "password", PASSWORD, "keep_apps", wrong))
                    .statusCode(400)
                    .body("violations.field", hasItem("keep_apps"));
        }
        confirm(Map.of("token", token, "password", PASSWORD, "keep_apps", true)).statusCode(204);
        AccountChanged kept = Topics.accountEvents(id, 3).get(2);
        assertThat(kept.credentialsChangedAt()).isAfter(reset.credentialsChangedAt());
        assertThat(kept.appsNotBefore()).isEqualTo(reset.appsNotBefore());
        assertThat(MailServer.text(mail.mail(email, 4))).contains("Any API apps that you have still work");
    }

    @Test
    @DisplayName("No enumeration by answer: a known and an unknown address get the same")
    void unknown() {
        String email = freshName() + "@pos.example";
        registerProven(email);

        for (String address : new String[] {email, "nobody-" + email}) {
            ask(address).statusCode(202).body(equalTo(""));
        }
    }

    @Test
    @DisplayName("No enumeration by timing: the answer comes before an account is looked for, known address or not")
    void constantTime() throws SQLException {
        String email = freshName() + "@pos.example";
        registerProven(email);

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
    @DisplayName(
            "Accounts that only name an address do not crowd out the one that has proven it: its reset mails count apart")
    void crowd() {
        String email = freshName() + "@pos.example";
        for (int i = 0; i < 6; i++) {
            registerPending(email);
            registerUnproven(email);
        }
        UUID owner = registerProven(email);
        mail.mail(email, 3);

        ask(email).statusCode(202);

        mail.mail(email, 3 + 1 + 3);
        assertThat(links(owner)).isEqualTo("1");
        ask(email).statusCode(202);
        mail.mail(email, 3 + 2 + 3);
        settle();
        assertThat(mail.received(email))
                .hasSize(3 + 2 + 3)
                .filteredOn(sent -> MailServer.subject(sent).equals("Set a new password"))
                .hasSize(2);
        assertThat(links(owner)).isEqualTo("2");
    }

    @Test
    @DisplayName("The oldest account of an address gets its link, however many accounts name the address later")
    void oldest() {
        for (boolean pending : List.of(true, false)) {
            String email = freshName() + "@pos.example";
            UUID owner = pending ? registerPending(email) : registerUnproven(email);
            for (int i = 0; i < 4; i++) {
                if (pending) {
                    registerPending(email);
                } else {
                    registerUnproven(email);
                }
            }
            mail.mail(email, 3);

            ask(email).statusCode(202);

            mail.mail(email, 5);
            assertThat(links(owner)).isEqualTo("2");
        }
    }

    @Test
    @DisplayName(
            "A reset link goes to a proven address only; one that is not proven gets the link that proves it first")
    void unproven() {
        String email = freshName() + "@pos.example";
        registerUnproven(email);
        String first = mail.token(email, "/password-reset/confirm-email");
        ask(email).statusCode(202);
        mail.mail(email, 2);
        String second = mail.token(email, "/password-reset/confirm-email");

        assertThat(second).isNotEqualTo(first);
        assertThat(mail.received(email)).noneMatch(sent -> MailServer.text(sent).contains("/password-reset?token="));

        given().contentType("application/json")
                .body(Map.of("token", second))
                .post("/users/email-confirmation")
                .then()
                .statusCode(200)
                .body("email", equalTo(email));
        confirm(requestLink(email, "/password-reset"), NEW_PASSWORD).statusCode(204);
    }

    @Test
    @DisplayName("One mail lists the accounts of an address, each with its own link")
    void oneMail() {
        String email = freshName() + "@pos.example";
        String first = freshName();
        String second = freshName();
        registerProven(first, email);
        registerProven(second, email);
        ask(email).statusCode(202);

        String text = MailServer.text(mail.mail(email, 1));
        settle();

        assertThat(mail.received(email)).hasSize(1);
        assertThat(text).startsWith("Hello,\n").contains(first + ":\n", second + ":\n");
        List<String> tokens = Pattern.compile("/password-reset\\?token=([A-Za-z0-9_-]{43})")
                .matcher(text)
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
        tokens.forEach(token -> confirm(token, NEW_PASSWORD).statusCode(204));
    }

    @Test
    @DisplayName("An address gets three reset mails in a day, however many accounts it has")
    void daily() {
        String email = freshName() + "@pos.example";
        registerProven(email);
        for (int i = 0; i < 3; i++) {
            requestLink(email, "/password-reset");
        }
        registerProven(email);
        ask(email).statusCode(202);
        settle();
        assertThat(mail.received(email)).hasSize(3);

        Table.update("UPDATE mail_quota SET since = since - interval '1 day'");
        ask(email).statusCode(202);
        mail.mail(email, 4);
    }

    private static UUID registerUnproven(String email) {
        return UUID.fromString(post(Map.of("user_name", freshName(), "password", PASSWORD, "email", email))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Waits until what was asked for before has had its time. */
    private void settle() {
        String marker = freshName() + "@pos.example";
        registerProven(marker);
        requestLink(marker, "/password-reset");
    }

    private static @Nullable String links(UUID id) {
        return Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id);
    }

    @Test
    @DisplayName("An account has at most three open links per purpose; a link works for its purpose only")
    void bounded() {
        String email = freshName() + "@pos.example";
        UUID id = registerProven(email);
        for (int i = 0; i < 3; i++) {
            requestLink(email, "/password-reset");
        }
        ask(email).statusCode(202);
        String other = freshName() + "@pos.example";
        registerProven(other);
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
        UUID id = registerProven(email);
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
        registerProven(marker);
        requestLink(marker, "/password-reset");
        assertThat(Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":\"nobody\"}", "{\"email\":3}", "{\"email\":\"a@b\\u0000\"}"})
    @DisplayName("An invalid address is 400")
    void bad(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/users/password-reset")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("email"));
    }

    @Test
    @DisplayName("A link can have new passwords checked at most twenty times per window")
    void judgedTooOften() {
        String email = freshName() + "@pos.example";
        registerProven(email);
        String token = requestLink(email, "/password-reset");
        for (int i = 0; i < 20; i++) {
            confirm(token, "password" + i % 10).statusCode(400);
        }

        confirm(token, "another-Donkey-9-voltage").statusCode(429);
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
        return confirm(Map.of("token", token, "password", password));
    }

    private static ValidatableResponse confirm(Map<String, ?> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/users/password-reset/confirmation")
                .then();
    }
}
