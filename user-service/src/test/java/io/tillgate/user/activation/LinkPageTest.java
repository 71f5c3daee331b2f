package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;
import static io.tillgate.user.AccountJson.PASSWORD;
import static io.tillgate.user.AccountJson.freshName;
import static io.tillgate.user.AccountJson.registerPending;
import static io.tillgate.user.AccountJson.registerProven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.user.MailServer;
import io.tillgate.user.Table;
import io.tillgate.user.UserServiceEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(UserServiceEnvironment.class)
class LinkPageTest {
    private static final String NEW_PASSWORD = "another-Donkey-9-voltage";

    @SuppressWarnings("NullAway.Init") // the environment injects it
    MailServer mail;

    @Test
    @DisplayName("The page of an activation link sets the password, and leads to sign-in; no script is needed")
    void activate() {
        Pending pending = pending();

        Response done = PageForm.open(pending.link()).send(Map.of("token", pending.token(), "password", PASSWORD));

        done.then().statusCode(200).body(containsString("Your account is active"), containsString("href=\"/sign-in\""));
        assertThat(status(pending.id())).isEqualTo("active");
    }

    @Test
    @DisplayName("Opening a link uses nothing up, however often a mail scanner does it")
    void scanner() {
        Pending pending = pending();
        for (int i = 0; i < 5; i++) {
            given().get(pending.link()).then().statusCode(200);
            given().head(pending.link()).then().statusCode(200);
        }

        PageForm.open(pending.link())
                .send(Map.of("token", pending.token(), "password", PASSWORD))
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("A link that is used, expired, made up or cut off: a page that says so and sends another")
    void uselessLinks() {
        Pending used = pending();
        PageForm form = PageForm.open(used.link());
        form.send(Map.of("token", used.token(), "password", PASSWORD)).then().statusCode(200);
        Pending expired = pending();
        Table.update(
                "UPDATE action_link SET expires_at = now() - interval '1 second' WHERE account_id = ?", expired.id());

        form.send(Map.of("token", used.token(), "password", PASSWORD))
                .then()
                .statusCode(400)
                .body(containsString("This link doesn&#39;t work"));
        for (String link : List.of(
                used.link(),
                expired.link(),
                expired.link().substring(0, 30),
                "/activate?token=" + "A".repeat(43),
                "/activate?token=%00",
                "/activate?token=",
                "/activate",
                "/password-reset?token=" + expired.token())) {
            PageForm.open(link)
                    .page()
                    .then()
                    .statusCode(400)
                    .contentType("text/html")
                    .body(containsString("This link doesn&#39;t work"), containsString("/password-reset/request"));
        }
        PageForm.open(expired.link())
                .send(Map.of("email", expired.email()))
                .then()
                .statusCode(200)
                .body(containsString("Check your inbox"));
        mail.mail(expired.email(), 2);
        String fresh = mail.token(expired.email(), "/activate");
        PageForm.open("/activate?token=" + fresh)
                .send(Map.of("token", fresh, "password", PASSWORD))
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("A page is shown in the other language by its own link, which keeps the token here; the choice is"
            + " remembered")
    void language() {
        Pending pending = pending();
        Response english = given().get(pending.link());
        String link = "/activate?token=" + pending.token() + "&lang=it";
        english.then().body(containsString("href=\"" + link.replace("&", "&amp;") + "\" lang=\"it\""));

        Response italian = given().get(link);
        italian.then()
                .statusCode(200)
                .body(containsString("<html lang=\"it\">"), containsString(">English</a>"))
                .cookie("tillgate-language", "it");
        given().cookie("tillgate-language", "it")
                .get("/password-reset")
                .then()
                .body(containsString("Hai dimenticato la password?"), containsString("/password-reset?lang=en"));
        given().cookie("tillgate-language", "it")
                .get("/password-reset?lang=en")
                .then()
                .body(containsString("Forgot your password?"))
                .cookie("tillgate-language", "en");
        Response unknown = given().get("/password-reset?lang=%22%3E%3Cscript");
        unknown.then().statusCode(200).body(not(containsString("<script>")));
        assertThat(unknown.cookie("tillgate-language")).isNull();
        PageForm.open(link)
                .send(Map.of("token", pending.token(), "password", PASSWORD))
                .then()
                .statusCode(200)
                .body(containsString("Il tuo account è attivo"));
    }

    @Test
    @DisplayName("A rejected password is shown beside its field and does not use up the link")
    void refusedPassword() {
        Pending pending = pending();
        PageForm form = PageForm.open(pending.link());

        form.send(Map.of("token", pending.token(), "password", "short"))
                .then()
                .statusCode(400)
                .body(containsString("must have 8 to 128 characters"), containsString("aria-invalid=\"true\""));
        form.send(Map.of("token", pending.token()))
                .then()
                .statusCode(400)
                .body(containsString("must have 8 to 128 characters"));
        Response guessable = form.send(Map.of("token", pending.token(), "password", "password1"));
        guessable.then().statusCode(400).body(containsString("too easy to guess"), not(containsString("password1")));

        new PageForm(guessable, form.action(), PageForm.of(guessable).csrfToken(), form.cookies())
                .send(Map.of("token", pending.token(), "password", PASSWORD))
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("CSRF: a form of another browser, another link or no page of ours changes nothing")
    void csrf() {
        Pending pending = pending();
        Pending other = pending();
        PageForm form = PageForm.open(pending.link());
        PageForm strange = PageForm.open(other.link());
        Map<String, String> fields = Map.of("token", pending.token(), "password", PASSWORD);

        List<Response> answers = List.of(
                given().contentType("application/x-www-form-urlencoded")
                        .formParams(fields)
                        .post("/activate"),
                given().contentType("application/x-www-form-urlencoded")
                        .formParams(fields)
                        .formParam("form_token", form.csrfToken())
                        .post("/activate"),
                new PageForm(form.page(), "/activate", form.csrfToken(), strange.cookies()).send(fields),
                new PageForm(form.page(), "/activate", strange.csrfToken(), strange.cookies()).send(fields),
                new PageForm(form.page(), "/password-reset", form.csrfToken(), form.cookies()).send(fields),
                new PageForm(form.page(), "/password-reset/request", form.csrfToken(), form.cookies())
                        .send(Map.of("email", pending.email())));

        assertThat(answers).allSatisfy(answer -> {
            answer.then().statusCode(403).contentType("text/html").body(containsString("Nothing was changed"));
        });
        assertThat(status(pending.id())).isEqualTo("pending_activation");
        form.send(fields).then().statusCode(200);
    }

    @Test
    @DisplayName("The page of a reset link sets a new password, once, and a mail reports it")
    void reset() {
        String email = freshName() + "@pos.example";
        registerProven(email);
        PageForm.open("/password-reset")
                .send(Map.of("email", " " + email + " "))
                .then()
                .statusCode(200)
                .body(containsString("If an account uses " + email));
        String token = mail.token(email, "/password-reset");
        PageForm form = PageForm.open("/password-reset?token=" + token);

        form.send(Map.of("token", token, "password", NEW_PASSWORD))
                .then()
                .statusCode(200)
                .body(containsString("Password changed"));

        assertThat(MailServer.subject(mail.mail(email, 2))).isEqualTo("Your password was changed");
        form.send(Map.of("token", token, "password", "third-Zebra-5-ampere"))
                .then()
                .statusCode(400);
    }

    @Test
    @DisplayName("The page of a reset link asks whether to delete the API apps (default yes), and confirms the result")
    void apps() {
        String email = freshName() + "@pos.example";
        registerProven(email);
        for (boolean end : List.of(true, false)) {
            int before = mail.received(email).size();
            PageForm.open("/password-reset").send(Map.of("email", email)).then().statusCode(200);
            mail.mail(email, before + 1);
            String token = mail.token(email, "/password-reset");
            PageForm form = PageForm.open("/password-reset?token=" + token);
            form.page().then().body(containsString("aria-describedby=\"end_apps_means\" checked"));
            Map<String, String> fields = new HashMap<>(Map.of("token", token, "password", "short"));
            if (end) {
                fields.put("end_apps", "true");
            }
            form.send(fields)
                    .then()
                    .statusCode(400)
                    .body(
                            end
                                    ? containsString("aria-describedby=\"end_apps_means\" checked")
                                    : containsString("aria-describedby=\"end_apps_means\">"));
            fields.put("password", end ? NEW_PASSWORD : "third-Zebra-5-ampere");

            form.send(fields)
                    .then()
                    .statusCode(200)
                    .body(containsString(
                            end
                                    ? "Any API apps that you had have been deleted."
                                    : "Any API apps that you have still work."));
            assertThat(MailServer.text(mail.mail(email, before + 2)))
                    .contains(end ? "Any API apps that you had were deleted" : "Any API apps that you have still work");
        }
        given().get(pending().link()).then().body(not(containsString("end_apps")));
    }

    @Test
    @DisplayName("A link request reveals nothing about an address: known and unknown ones get the same page")
    void enumeration() {
        String email = freshName() + "@pos.example";
        registerProven(email);

        List<String> pages = List.of(email, "x" + email).stream()
                .map(address -> PageForm.open("/password-reset")
                        .send(Map.of("email", address))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .replace(address, "ADDRESS"))
                .toList();

        assertThat(pages.get(0)).isEqualTo(pages.get(1));
        PageForm.open("/password-reset")
                .send(Map.of("email", "<b>nobody"))
                .then()
                .statusCode(400)
                .body(containsString("Enter a valid email address"), containsString("&lt;b&gt;nobody"));
    }

    @Test
    @DisplayName("Pages keep themselves and their link to themselves: CSP without inline script, no-store, no-referrer")
    void headers() {
        Pending pending = pending();

        for (String address : List.of(pending.link(), "/activate", "/password-reset")) {
            Response page = given().get(address);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "http");
            page.then()
                    .contentType("text/html;charset=UTF-8")
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY");
            assertThat(page.asString()).doesNotContain("<style", " style=", " onclick=", "src=\"http", "href=\"http");
            assertThat(page.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "it, '', it, Imposta la tua password",
        "en, '', en, Set your password",
        "en, it, it, Imposta la tua password",
        "it, en, en, Set your password",
        "de, xx, en, Set your password"
    })
    @DisplayName("The language of a page is the chosen one, else that of Accept-Language, else the configured one")
    void language(String accepted, String chosen, String lang, String title) {
        given().header("Accept-Language", accepted)
                .cookie("tillgate-language", chosen)
                .get(pending().link())
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"" + lang + "\">"), containsString("<h1>" + title));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%", "token=%FF", "token=a&token=b", "token=%00&password=x", "{}", "&&&", "form_token=x"})
    @DisplayName("Requests that no browser would send are answered with a page")
    void malformed(String body) {
        for (String path : List.of("/activate", "/password-reset", "/password-reset/request")) {
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/json")) {
                Response answer = given().contentType(type).body(body).post(path);
                assertThat(answer.statusCode()).isIn(400, 403);
                assertThat(answer.contentType()).startsWith("text/html");
            }
        }
    }

    @Test
    @DisplayName("Everything that a page needs comes from here")
    void assets() {
        for (String asset : List.of("bootstrap.min.css", "tillgate.css", "mark.svg", "theme.js")) {
            given().get("/password-reset/assets/" + asset)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=86400")
                    .header("X-Content-Type-Options", "nosniff");
        }
        given().get("/password-reset/assets/application.properties").then().statusCode(404);
        given().put("/activate").then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
    }

    private Pending pending() {
        String email = freshName() + "@pos.example";
        UUID id = registerPending(email);
        return new Pending(id, email, mail.token(email, "/activate"));
    }

    private static String status(UUID id) {
        return String.valueOf(Table.value("SELECT status FROM account WHERE id = ?", id));
    }

    private record Pending(UUID id, String email, String token) {
        String link() {
            return "/activate?token=" + token;
        }
    }
}
