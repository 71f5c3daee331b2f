package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.registerPending;
import static io.tillgate.user.AccountJson.registerProven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.event.AccountChanged;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.Topics;
import io.tillgate.user.UserServiceEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class EmailChangeTest {
    private static final String NEW_PASSWORD = "another-Donkey-9-voltage";
    private static final String CONFIRM = "/password-reset/confirm-email";
    private static final String RESTORE = "/password-reset/restore-email";

    private final String first = freshName() + "@pos.example";
    private final String second = freshName() + "@pos.example";
    private final String third = freshName() + "@pos.example";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @Test
    @DisplayName("A new address is pending until its own link is used; reset links go to the one before until then")
    void pending() {
        UUID id = registerProven(first);
        change(id, second).body("email", equalTo(first)).body("pending_email", equalTo(second));

        String token = mail.token(second, CONFIRM);
        reset(second);
        reset(first);
        mail.token(first, "/password-reset");
        assertThat(mail.received(second)).hasSize(1);
        assertThat(MailServer.text(mail.mail(second, 1))).startsWith("Hello,\n");
        given().get(CONFIRM + "?token=" + token).then().statusCode(200);
        account(id).body("email", equalTo(first));

        PageForm.open(CONFIRM + "?token=" + token)
                .send(Map.of("token", token))
                .then()
                .statusCode(200)
                .body(containsString("Email address confirmed"));

        account(id).body("email", equalTo(second)).body("pending_email", nullValue());
        assertThat(Table.value("SELECT email_verified FROM account WHERE id = ?", id))
                .isEqualTo("t");
        confirm(token).statusCode(400);
        reset(second);
        mail.token(second, "/password-reset");
    }

    @Test
    @DisplayName(
            "The address before gets a link for seven days that takes the change back with a new password, and ends sessions")
    void takenBack() {
        UUID id = registerProven(first);
        move(id, second);
        String link = mail.token(first, RESTORE);
        assertThat(MailServer.text(mail.mail(first, 1))).contains("Undo the change", "after 7 days");
        assertThat(Table.value(
                        "SELECT expires_at - created_at = interval '7 days' FROM action_link"
                                + " WHERE account_id = ? AND purpose = 'email_recovery'",
                        id))
                .isEqualTo("t");

        PageForm.open(RESTORE + "?token=" + link)
                .send(Map.of("token", link, "password", NEW_PASSWORD))
                .then()
                .statusCode(200)
                .body(containsString("Email address restored"));

        account(id).body("email", equalTo(first));
        List<AccountChanged> events = Topics.accountEvents(id, 4);
        assertThat(events.get(3).cause()).isEqualTo("password_changed");
        assertThat(events.get(3).keptGrantId()).isNull();
        assertThat(events.get(3).credentialsChangedAt()).isAfter(events.get(2).credentialsChangedAt());
        assertThat(MailServer.subject(mail.mail(second, 2))).isEqualTo("Your email address was changed");
        assertThat(MailServer.text(mail.mail(second, 2))).doesNotContain(RESTORE);
        recover(link).statusCode(400);
    }

    @Test
    @DisplayName("An account that names one address after another sends nine mails, with as many links")
    void manyAddresses() {
        UUID id = registerProven(first);
        String domain = "@" + freshName() + ".example";
        for (int i = 0; i < 12; i++) {
            change(id, "a" + i + domain).body("pending_email", equalTo("a" + i + domain));
        }

        for (int i = 0; i < 9; i++) {
            mail.mail("a" + i + domain, 1);
        }
        reset(first);
        mail.mail(first, 1);
        for (int i = 9; i < 12; i++) {
            assertThat(mail.received("a" + i + domain)).isEmpty();
        }
    }

    @Test
    @DisplayName("Once a change is undone, the links sent to a thief's later addresses no longer work")
    void chain() {
        UUID id = registerProven(first);
        move(id, second);
        move(id, third);
        String owners = mail.token(first, RESTORE);
        String thiefs = mail.token(second, RESTORE);
        change(id, freshName() + "@pos.example");

        recover(owners).statusCode(200).body("email", equalTo(first)).body("pending_email", nullValue());

        recover(thiefs).statusCode(400);
        account(id).body("email", equalTo(first));
    }

    @Test
    @DisplayName("Using the link of a later address does not void that of the first")
    void chainInTheOtherOrder() {
        UUID id = registerProven(first);
        move(id, second);
        move(id, third);
        recover(mail.token(second, RESTORE)).statusCode(200);

        recover(mail.token(first, RESTORE)).statusCode(200).body("email", equalTo(first));
    }

    @Test
    @DisplayName("An owner who changes the address back leaves the address in between no link")
    void changedBack() {
        UUID id = registerProven(first);
        move(id, second);
        move(id, first);

        assertThat(MailServer.text(mail.mail(second, 2))).doesNotContain(RESTORE);
        recover(mail.token(first, RESTORE)).statusCode(400);
    }

    @Test
    @DisplayName("The removal of an address can be undone too")
    void removed() {
        UUID id = registerProven(first);
        patch(id, "{\"email\":null}").statusCode(200).body("email", nullValue());

        recover(mail.token(first, RESTORE)).statusCode(200).body("email", equalTo(first));
        recover(mail.token(first, RESTORE)).statusCode(400);
    }

    @Test
    @DisplayName("A new password gives up the address that waits, and voids its link")
    void newPassword() {
        UUID id = registerProven(first);
        change(id, second);
        String token = mail.token(second, CONFIRM);
        reset(first);
        given().contentType("application/json")
                .body(Map.of("token", mail.token(first, "/password-reset"), "password", NEW_PASSWORD))
                .post("/users/password-reset/confirmation")
                .then()
                .statusCode(204);

        account(id).body("pending_email", nullValue());
        confirm(token).statusCode(400);
    }

    @Test
    @DisplayName(
            "The address that an account has, or none, gives up the one that waits; another link is sent on request")
    void givenUp() {
        UUID id = registerProven(first);
        change(id, second);
        String token = mail.token(second, CONFIRM);
        given().auth()
                .oauth2(issuer.user(id))
                .post("/users/" + id + "/email-link")
                .then()
                .statusCode(202);
        mail.mail(second, 2);

        change(id, first).body("email", equalTo(first)).body("pending_email", nullValue());

        confirm(token).statusCode(400);
        given().auth()
                .oauth2(issuer.user(UUID.randomUUID()))
                .post("/users/" + id + "/email-link")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName(
            "An account that was never activated takes another address at once, and its activation link goes there")
    void neverActivated() {
        UUID id = registerPending(first);
        String before = mail.token(first, "/activate");
        change(id, second).body("email", equalTo(second)).body("pending_email", nullValue());

        activate(before).statusCode(400);
        activate(mail.token(second, "/activate")).statusCode(200);
    }

    @Test
    @DisplayName("Accounts that name a stranger's address cause at most three mails a day; its owner is still notified")
    void quota() {
        UUID owner = registerProven(first);
        List<CompletableFuture<UUID>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> registerPending(first)))
                .toList();
        calls.forEach(CompletableFuture::join);

        assertThat(Table.value(
                        "SELECT count(*) FROM mail JOIN account ON account.id = account_id WHERE email = ?", first))
                .isEqualTo("3");
        for (int i = 0; i < 4; i++) {
            reset(first);
        }
        move(owner, second);
        mail.token(first, RESTORE);
    }

    private void move(UUID id, String email) {
        change(id, email);
        confirm(mail.token(email, CONFIRM)).statusCode(200).body("email", equalTo(email));
    }

    private ValidatableResponse change(UUID id, String email) {
        return patch(id, "{\"email\":\"" + email + "\"}").statusCode(200);
    }

    private ValidatableResponse patch(UUID id, String body) {
        return given().auth()
                .oauth2(issuer.user(id))
                .contentType("application/json")
                .body(body)
                .patch("/users/" + id)
                .then();
    }

    private ValidatableResponse account(UUID id) {
        return given().auth().oauth2(issuer.user(id)).get("/users/me").then().statusCode(200);
    }

    private static ValidatableResponse confirm(String token) {
        return given().contentType("application/json")
                .body(Map.of("token", token))
                .post("/users/email-confirmation")
                .then();
    }

    private static ValidatableResponse recover(String token) {
        return link(token, "/users/email-recovery");
    }

    private static ValidatableResponse activate(String token) {
        return link(token, "/users/activation");
    }

    private static ValidatableResponse link(String token, String path) {
        return given().contentType("application/json")
                .body(Map.of("token", token, "password", PASSWORD))
                .post(path)
                .then();
    }

    private static void reset(String email) {
        given().contentType("application/json")
                .body(Map.of("email", email))
                .post("/users/password-reset")
                .then()
                .statusCode(202);
    }
}
