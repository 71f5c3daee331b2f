package io.tillgate.user.mail;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.post;
import static io.tillgate.user.AccountJson.registerPending;
import static io.tillgate.user.AccountJson.registerProven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.database.SessionContext;
import io.tillgate.testsupport.CapturedLog;
import io.tillgate.user.AccountIssuer;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.UserServiceEnvironment;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class MailTest {
    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @SuppressWarnings("NullAway.Init") // the environment injects it
    AccountIssuer issuer;

    @Inject
    @SuppressWarnings("NullAway.Init")
    MailQueueMaintenance upkeep;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SessionContext sessions;

    @AfterEach
    void heal() {
        mail.start();
    }

    @Test
    @DisplayName("The activation mail: text and HTML, from the configured address, with the link, in English")
    void english() {
        String email = freshName() + "@pos.example";
        registerPending(email);

        MimeMessage received = mail.mail(email, 1);

        String link = AccountIssuer.ORIGIN + "/activate?token=" + mail.token(email, "/activate");
        assertThat(MailServer.subject(received)).isEqualTo("Activate your account");
        assertThat(MailServer.header(received, "From")).isEqualTo("Tillgate <tillgate@localhost>");
        assertThat(MailServer.header(received, "Message-ID")).matches("<[0-9a-f-]{36}@[a-z.]+>");
        assertThat(MailServer.text(received))
                .contains(link)
                .contains("24 hours")
                .startsWith("Hello,");
        assertThat(MailServer.html(received)).contains("lang=\"en\"").contains("href=\"" + link + "\"");
    }

    @Test
    @DisplayName("Accept-Language of the request that causes a mail decides its language")
    void italian() {
        String email = freshName() + "@pos.example";
        given().contentType("application/json")
                .header("Accept-Language", "it-IT, en;q=0.5")
                .body(Map.of("user_name", freshName(), "email", email))
                .post("/users")
                .then()
                .statusCode(201);

        MimeMessage received = mail.mail(email, 1);

        assertThat(MailServer.subject(received)).isEqualTo("Attiva il tuo account");
        assertThat(MailServer.text(received)).contains("è stato creato un account Tillgate per te", "dopo 24 ore");
        assertThat(MailServer.html(received)).contains("lang=\"it\"").contains("Imposta password");
    }

    @Test
    @DisplayName("A password change, by its owner or by a link, is reported by mail")
    void passwordChanged() {
        String email = freshName() + "@pos.example";
        UUID id = registerProven(email);
        given().auth()
                .oauth2(issuer.user(id))
                .header("Accept-Language", "it")
                .contentType("application/json")
                .body(Map.of("current_password", PASSWORD, "new_password", "another-Donkey-9-voltage"))
                .post("/users/" + id + "/password")
                .then()
                .statusCode(204);
        assertThat(MailServer.subject(mail.mail(email, 1))).isEqualTo("La tua password è stata cambiata");

        reset(email);
        given().contentType("application/json")
                .body(Map.of("token", mail.token(email, "/password-reset"), "password", "third-Zebra-5-ampere"))
                .post("/users/password-reset/confirmation")
                .then()
                .statusCode(204);
        MimeMessage told = mail.mail(email, 3);
        assertThat(MailServer.subject(told)).isEqualTo("Your password was changed");
        assertThat(MailServer.text(told)).contains(AccountIssuer.ORIGIN + "/password-reset\n");
    }

    @Test
    @DisplayName("The removal of a verified email address is reported to it, with a link that undoes the change")
    void emailRemoved() {
        String email = freshName() + "@pos.example";
        UUID id = registerProven(email);
        patch(issuer.administrator(), id, "{\"email\":null}");

        MimeMessage told = mail.mail(email, 1);
        assertThat(MailServer.subject(told)).isEqualTo("Il tuo indirizzo email è stato cambiato");
        assertThat(MailServer.text(told))
                .contains(
                        "Annulla la modifica",
                        AccountIssuer.ORIGIN + "/password-reset/restore-email?token=",
                        "dopo 7 giorni");
    }

    @Test
    @DisplayName("An unverified address is not notified of a change")
    void unprovenEmailChanged() {
        String email = freshName() + "@pos.example";
        UUID id = UUID.fromString(post(Map.of("user_name", freshName(), "password", PASSWORD, "email", email))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        patch(issuer.user(id), id, "{\"email\":null}");

        assertThat(Table.value("SELECT string_agg(kind, ',') FROM mail WHERE account_id = ?", id))
                .isEqualTo("email_confirmation");
    }

    private static void patch(String token, UUID id, String body) {
        given().auth()
                .oauth2(token)
                .header("Accept-Language", "it")
                .contentType("application/json")
                .body(body)
                .patch("/users/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("A mail server that is down fails no request and loses no mail; each arrives once after it is back")
    void serverAway() {
        mail.stop();
        List<String> emails = java.util.stream.Stream.generate(() -> freshName() + "@pos.example")
                .limit(12)
                .toList();
        emails.forEach(email -> registerPending(email));
        String known = freshName() + "@pos.example";
        registerProven(known);
        reset(known);
        await().until(() -> Integer.parseInt(attempts(emails.get(0))) > 1);

        mail.start();

        emails.forEach(email -> mail.mail(email, 1));
        mail.mail(known, 1);
        await().until(() -> "0".equals(Table.value("SELECT count(*) FROM mail WHERE state = 'queued'")));
        assertThat(emails).allSatisfy(email -> assertThat(mail.received(email)).hasSize(1));
        assertThat(mail.received(known)).hasSize(1);
    }

    @Test
    @DisplayName("A reader of the table cannot use links: mails are stored encrypted, and erased once sent")
    void sealed() {
        mail.stop();
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);
        String before = Table.value("SELECT encode(sealed, 'escape') FROM mail WHERE account_id = ?", id);

        mail.start();

        String token = mail.token(email, "/activate");
        assertThat(before).isNotEmpty().doesNotContain(token, "token=", email, "Activate");
        await().until(() -> "sent".equals(Table.value("SELECT state FROM mail WHERE account_id = ?", id)));
        assertThat(Table.value("SELECT sealed FROM mail WHERE account_id = ?", id))
                .isNull();
        assertThat(Table.value("SELECT mail::text FROM mail WHERE account_id = ?", id))
                .doesNotContain(token, email);
    }

    @Test
    @DisplayName("A mail that is sent again because its sender died before noting it has the same Message-ID")
    void messageId() {
        mail.stop();
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);
        Table.update("CREATE TABLE crashed AS SELECT sealed FROM mail WHERE account_id = ?", id);
        mail.start();
        String first = MailServer.header(mail.mail(email, 1), "Message-ID");
        await().until(() -> "sent".equals(Table.value("SELECT state FROM mail WHERE account_id = ?", id)));

        Table.update(
                "UPDATE mail SET state = 'queued', ended_at = NULL, next_attempt_at = now(),"
                        + " sealed = (SELECT sealed FROM crashed) WHERE account_id = ?",
                id);
        Table.update("DROP TABLE crashed");

        assertThat(MailServer.header(mail.mail(email, 2), "Message-ID")).isEqualTo(first);
    }

    @Test
    @DisplayName("Delivery of a mail is given up after days, and its content is erased")
    void givenUp() {
        mail.stop();
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);
        Table.update("UPDATE mail SET created_at = now() - interval '6 days' WHERE account_id = ?", id);

        await().until(() -> "given_up".equals(Table.value("SELECT state FROM mail WHERE account_id = ?", id)));

        assertThat(Table.value("SELECT sealed FROM mail WHERE account_id = ?", id))
                .isNull();
    }

    @Test
    @DisplayName("A registration that is refused sends nothing")
    void rolledBack() {
        String name = freshName();
        UUID id = UUID.fromString(post(Map.of("user_name", name, "password", PASSWORD))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        String email = freshName() + "@pos.example";
        post(Map.of("user_name", name, "email", email)).then().statusCode(409);
        String marker = freshName() + "@pos.example";
        registerPending(marker);
        mail.mail(marker, 1);

        assertThat(mail.received(email)).isEmpty();
        assertThat(Table.value("SELECT count(*) FROM mail WHERE account_id = ?", id))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("Metrics show the waiting mails and the age of the oldest; rows are deleted a week after sending")
    void upkeep() {
        String sentTo = freshName() + "@pos.example";
        UUID sent = registerPending(sentTo);
        await().until(() -> "sent".equals(Table.value("SELECT state FROM mail WHERE account_id = ?", sent)));
        Table.update("UPDATE mail SET ended_at = now() - interval '8 days' WHERE account_id = ?", sent);
        mail.stop();
        UUID waiting = registerPending(freshName() + "@pos.example");
        Table.update("UPDATE mail SET created_at = now() - interval '90 minutes' WHERE account_id = ?", waiting);

        sessions.run(upkeep::round).await().atMost(Duration.ofSeconds(10));

        String metrics = given().get("/q/metrics").asString();
        assertThat(value(metrics, "tillgate_users_mails_queued ")).isGreaterThanOrEqualTo(1);
        assertThat(value(metrics, "tillgate_users_mails_oldest_age_seconds ")).isGreaterThanOrEqualTo(5400);
        assertThat(metrics).contains("tillgate_users_mails_sent_total{kind=\"activation\"}");
        assertThat(Table.value("SELECT count(*) FROM mail WHERE account_id = ?", sent))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("With an account its links and the mails that wait for it are erased")
    void deleted() {
        mail.stop();
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);

        given().auth()
                .oauth2(issuer.administrator())
                .delete("/users/" + id)
                .then()
                .statusCode(204);
        mail.start();
        String marker = freshName() + "@pos.example";
        registerPending(marker);
        mail.mail(marker, 1);

        assertThat(mail.received(email)).isEmpty();
        assertThat(Table.value("SELECT state FROM mail WHERE account_id = ? AND sealed IS NULL", id))
                .isEqualTo("given_up");
        assertThat(Table.value("SELECT count(*) FROM action_link WHERE account_id = ?", id))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("Neither a link nor an address is in the log, sent or not")
    void log() {
        try (CapturedLog log = new CapturedLog()) {
            mail.stop();
            String email = freshName() + "@pos.example";
            registerPending(email);
            await().until(() -> Integer.parseInt(attempts(email)) > 1);
            mail.start();
            String token = mail.token(email, "/activate");

            assertThat(log.lines()).noneMatch(line -> line.contains(token) || line.contains(email));
        }
    }

    private static String attempts(String email) {
        return String.valueOf(Table.value(
                "SELECT attempts FROM mail JOIN account ON account.id = account_id WHERE email = ?", email));
    }

    private static void reset(String email) {
        given().contentType("application/json")
                .body(Map.of("email", email))
                .post("/users/password-reset")
                .then()
                .statusCode(202);
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(-1);
    }
}
