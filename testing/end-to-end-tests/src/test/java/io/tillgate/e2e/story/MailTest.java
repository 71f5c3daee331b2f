package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunningStack
class MailTest {
    private static final String ACTIVATION = "Activate your account";
    private static final String CONFIRMATION = "Confirm your email address";
    private static final String RESET = "Set a new password";
    private static final String NEW_PASSWORD = "another donkey without voltage";

    private final Suite suite;
    private final String userName = Suite.newUserName();
    private final String email = userName + "@pos.example";
    private final Mailbox mailbox;

    MailTest(Suite suite) {
        this.suite = suite;
        this.mailbox = new Mailbox(suite, email);
    }

    @Test
    @DisplayName("Seed 001: an account by email: the mail comes, its page sets the password, and sign-in works")
    void activation() {
        registerPending();
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(400);

        mailbox.setPassword(mailbox.link(ACTIVATION), Suite.PASSWORD)
                .then()
                .statusCode(200)
                .body(containsString("Your account is active"), containsString("href=\"/sign-in\""));

        Response tokens = suite.signIn(userName, Suite.PASSWORD);
        tokens.then().statusCode(201);
        assertThat(suite.menuStatus(tokens.path("access_token"))).isEqualTo(200);
        suite.request().get(mailbox.link(ACTIVATION)).then().statusCode(400);
    }

    @Test
    @DisplayName("A reset by link revokes by subject: tokens, refresh tokens and the old password are invalid; a mail"
            + " reports it")
    void reset() {
        register();
        Response before = suite.signIn(userName, Suite.PASSWORD);
        before.then().statusCode(201);
        askForReset();
        String link = mailbox.link(RESET);

        mailbox.setPassword(link, NEW_PASSWORD).then().statusCode(200).body(containsString("Password changed"));

        await().atMost(20, SECONDS).until(() -> suite.menuStatus(before.path("access_token")) == 401);
        suite.refresh(before.path("refresh_token")).then().statusCode(401);
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(400);
        suite.signIn(userName, NEW_PASSWORD).then().statusCode(201);
        suite.request().get(link).then().statusCode(400);
        assertThat(mailbox.mail("Your password was changed").get("text")).contains(userName);
    }

    @Test
    @DisplayName("A mail server that is killed fails no request; each mail comes once after it is back")
    void serverAway() {
        String other = Suite.newUserName();
        Mailbox others = new Mailbox(suite, other + "@pos.example");
        register(Map.of("user_name", other, "password", Suite.PASSWORD, "email", other + "@pos.example"));
        confirm(others);
        suite.stack().tillgate("kill", "mail");
        registerPending();
        suite.request()
                .contentType(ContentType.JSON)
                .body(Map.of("email", other + "@pos.example"))
                .post("/users/password-reset")
                .then()
                .statusCode(202);
        suite.request().accept("application/json").get("/mail").then().statusCode(503);

        suite.stack().tillgate("start", "mail");

        mailbox.setPassword(mailbox.link(ACTIVATION), Suite.PASSWORD).then().statusCode(200);
        others.link(RESET);
        assertThat(mailbox.mails(ACTIVATION)).hasSize(1);
        assertThat(others.mails(RESET)).hasSize(1);
    }

    @Test
    @DisplayName("The account's owner is notified once of blocked sign-ins")
    void blocked() {
        register();
        for (int i = 0; i < 11; i++) {
            suite.signIn(userName, "wrong password " + i);
        }

        assertThat(mailbox.mail("Sign-ins were blocked").get("text")).contains(userName, "/password-reset");
        assertThat(mailbox.mails("Sign-ins were blocked")).hasSize(1);
    }

    @Test
    @DisplayName("The account's owner is notified of an API key of a module, without the key")
    void apiKey() {
        register();

        String key = new ModuleVisit(suite).key(userName, "menu:read");

        Map<String, String> told = mailbox.mail("A new API key was created");
        assertThat(told.get("text"))
                .contains("loyalty.example", "menu:read", key.substring(0, key.indexOf('_', 3)))
                .doesNotContain(key);
    }

    @Test
    @DisplayName("The mailbox's pages load nothing from outside, and a mail's HTML is sandboxed")
    void mailbox() {
        registerPending();
        String id = mailbox.mail(ACTIVATION).get("id");

        suite.request()
                .accept("text/html")
                .get("/mail/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString("<a href=\"" + suite.stack().origin() + "/activate?token="));
        suite.request()
                .get("/mail/" + id + "/html")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("sandbox allow-popups"));
    }

    private void registerPending() {
        register(Map.of("user_name", userName, "email", email));
    }

    private void register() {
        register(Map.of("user_name", userName, "password", Suite.PASSWORD, "email", email));
        confirm(mailbox);
    }

    /** Mails with names in them, and reset links, go to proven addresses only. */
    private void confirm(Mailbox mails) {
        String link = mails.link(CONFIRMATION);
        suite.request()
                .contentType(ContentType.JSON)
                .body(Map.of("token", link.substring(link.indexOf('=') + 1)))
                .post("/users/email-confirmation")
                .then()
                .statusCode(200);
    }

    private void register(Map<String, String> account) {
        suite.request()
                .contentType(ContentType.JSON)
                .body(account)
                .post("/users")
                .then()
                .statusCode(201);
    }

    private void askForReset() {
        suite.request()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email))
                .post("/users/password-reset")
                .then()
                .statusCode(202);
    }
}
