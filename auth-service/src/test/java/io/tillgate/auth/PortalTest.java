package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PortalTest extends PortalFlow {
    private static final Pattern SECRET = Pattern.compile("<code id=\"client-secret\">([^<]+)</code>");
    private static final Pattern APP = Pattern.compile("/portal/apps/(app-[0-9a-f-]{36})");

    @Test
    @DisplayName("Without a session each page asks to sign in first, and leads back")
    void signInFirst() {
        for (String path : OWN_PAGES) {
            assertThat(visitor.get(path).location()).as(path).isEqualTo("/sign-in?to=" + path);
        }
        enter("/portal/apps");
        for (String to : List.of("https://evil.example", "//evil.example", "/portal//evil", "/portal/../x", "/oauth")) {
            Visitor fresh = new Visitor();
            Visitor.Answer form = fresh.open("/sign-in?to=" + to);
            Map<String, String> fields =
                    form(form, "user_name", userName, "password", PASSWORD, "to", "https://evil.example");
            assertThat(fresh.post("/sign-in", fields).location()).isEqualTo("/sign-in");
        }
    }

    @Test
    @DisplayName("A sign-in leads to a page of the portal, with its query, and nowhere else (no open redirect)")
    void destination() {
        for (String to : List.of(
                "/portal?a=b\r\nSet-Cookie: c=d",
                "/portal?a=\"b",
                "/portal?a=b#c",
                "/portal?a=//evil.example",
                "/portal@evil.example?a=b",
                "?a=b",
                "/portal/admin?a=" + "b".repeat(2_000))) {
            Visitor fresh = new Visitor();
            Map<String, String> fields =
                    form(fresh.open("/sign-in"), "user_name", userName, "password", PASSWORD, "to", to);
            assertThat(fresh.post("/sign-in", fields).location()).as(to).isEqualTo("/sign-in");
        }
        Visitor fresh = new Visitor();
        Map<String, String> fields =
                form(fresh.open("/sign-in"), "user_name", userName, "password", PASSWORD, "to", "/portal?a=b%0D%0Ac");
        assertThat(fresh.post("/sign-in", fields).location()).isEqualTo("/portal?a=b%0D%0Ac");
    }

    @Test
    @DisplayName("Every page: no-store, strict CSP, no inline script or style, one h1; in Italian too")
    void everyPage() {
        enter("/portal");
        for (String path : OWN_PAGES) {
            assertSafe(visitor.open(path));
        }
        visitor.open("/oauth/language?lang=it&to=/portal");
        assertThat(visitor.open("/portal").body())
                .contains("<html lang=\"it\">", "Il tuo account", "Nome visualizzato");
        assertThat(visitor.open("/portal/apps").body()).contains("Aggiungi app API");
        assertThat(visitor.open("/portal/browsers").body()).contains("Questo browser");
    }

    @Test
    @DisplayName("A form with a wrong, a missing or another session's token is answered with 403, and nothing is done")
    void crossSiteRequestForgery() {
        Visitor.Answer page = enter("/portal/apps/new");
        Visitor other = new Visitor();
        Visitor.Answer others = other.signIn(other.open("/portal/apps/new"), userName, PASSWORD);
        for (String token : List.of("", "forged", others.hidden().get("form_token"))) {
            for (String path : List.of(
                    "/portal/profile",
                    "/portal/email-link",
                    "/portal/password",
                    "/portal/apps/new",
                    "/portal/apps/" + UUID.randomUUID() + "/secret",
                    "/portal/apps/" + UUID.randomUUID() + "/delete",
                    "/portal/connected/end-all",
                    "/portal/connected/" + UUID.randomUUID() + "/end",
                    "/portal/keys/" + UUID.randomUUID() + "/revoke",
                    "/portal/browsers/end-others",
                    "/portal/browsers/" + UUID.randomUUID() + "/end")) {
                Visitor.Answer answer = visitor.post(path, Map.of("form_token", token, "name", "Forged"));
                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(answer.body()).as(path).contains("so nothing was changed");
            }
        }
        assertThat(visitor.post("/portal/apps/new", Map.of("name", "Forged")).status())
                .isEqualTo(403);
        assertThat(visitor.open("/portal/apps").body()).contains("have any API apps yet");
        assertThat(other.open("/portal").path()).isEqualTo("/portal");
        assertThat(page.hidden()).containsKey("form_token");
    }

    @Test
    @DisplayName("The account page shows name, mail and groups, and saves a profile; errors are shown at their fields")
    void profile() {
        Visitor.Answer page = enter("/portal");
        assertThat(page.body()).contains(userName, "Ada Lovelace", "ada@example.com", "Verified", ">master<");

        Visitor.Answer refused = send(page, "/portal/profile", "email", "nowhere", "current_password", PASSWORD);
        assertThat(refused.status()).isEqualTo(400);
        assertSafe(refused);
        assertThat(refused.body()).contains("href=\"#email\"", "id=\"email-error\"", "aria-invalid=\"true\"");

        Visitor.Answer saved = send(page, "/portal/profile", "display_name", MARKUP, "email", "ada@example.com");
        assertThat(saved.path()).isEqualTo("/portal?done=profile");
        assertSafe(saved);
        assertThat(saved.body()).contains("Profile saved", "&lt;img src=x");
    }

    @Test
    @DisplayName("Another email address needs the current password, and is shown as not proven until its link is used")
    void email() {
        Visitor.Answer page = enter("/portal");
        for (String password : List.of("", "wrong")) {
            Visitor.Answer refused =
                    send(page, "/portal/profile", "email", "ada@new.example", "current_password", password);
            assertThat(refused.status()).isEqualTo(400);
            assertSafe(refused);
            assertThat(refused.body()).contains("id=\"current_password-error\"");
        }
        assertThat(send(page, "/portal/profile", "display_name", "Ada", "email", "")
                        .body())
                .contains("Enter your current password to change your email address.");
        assertThat(visitor.open("/portal").body()).doesNotContain("ada@new.example");

        Visitor.Answer saved = send(page, "/portal/profile", "email", "ada@new.example", "current_password", PASSWORD);

        assertThat(saved.path()).isEqualTo("/portal?done=email-link");
        assertSafe(saved);
        assertThat(saved.body())
                .contains("value=\"ada@new.example\"", "Not verified", "Until then, your address is ada@example.com.");
        assertThat(send(saved, "/portal/email-link").path()).isEqualTo("/portal?done=email-link");
    }

    @Test
    @DisplayName("A password change keeps this browser signed in with a new session and signs out every other one")
    void password() {
        enter("/portal");
        Visitor other = new Visitor();
        other.signIn(other.open("/portal"), userName, PASSWORD);
        String before = visitor.cookies.get("tillgate-session");
        Visitor.Answer page = visitor.open("/portal/password");

        assertThat(send(page, "/portal/password", change("wrong", "a new horse battery", "a new horse battery"))
                        .body())
                .contains("The current password is wrong.");
        assertThat(send(page, "/portal/password", change(PASSWORD, "a new horse battery", "another"))
                        .body())
                .contains("don&#39;t match");
        assertThat(send(page, "/portal/password", change(PASSWORD, "short", "short"))
                        .body())
                .contains("too easy to guess");

        Visitor.Answer changed =
                send(page, "/portal/password", change(PASSWORD, "a new horse battery", "a new horse battery"));
        assertThat(changed.path()).isEqualTo("/portal?done=password");
        assertThat(visitor.cookies.get("tillgate-session")).isNotEqualTo(before);

        topics.send(told("active", List.of("user", "master"), 2, userService.credentialsChangedAt(userName)));
        await().atMost(20, SECONDS).until(() -> other.get("/portal").status() == 303);
        assertThat(visitor.get("/portal").status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Add API app: the secret is shown once, works at /apps/auth, rotates with an overlap, and ends with the"
                    + " app")
    void apps() {
        Visitor.Answer page = enter("/portal/apps/new");
        assertThat(send(page, "/portal/apps/new", "name", " ").body()).contains("The name must have");
        Visitor.Answer hidden = send(page, "/portal/apps/new", "name", "a\u202eb");
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.body()).contains("The name must have", "href=\"#name\"");
        Visitor.Answer made = send(page, "/portal/apps/new", "name", MARKUP);
        assertSafe(made);
        String clientId = find(APP, made.path());
        String secret = find(SECRET, made.body());
        assertThat(made.body()).contains("/apps/auth", "&lt;img", "App created. Copy the secret now");
        assertThat(token(clientId, secret)).isEqualTo(200);

        Visitor.Answer again = visitor.open(made.path());
        assertThat(again.body())
                .doesNotContain(secret)
                .contains("be shown again")
                .doesNotContain("App created");
        assertSafe(again);

        Visitor.Answer rotation = visitor.open("/portal/apps/" + clientId + "/secret");
        assertSafe(rotation);
        Visitor.Answer rotated = send(rotation, "/portal/apps/" + clientId + "/secret", "overlap", "PT1H");
        String second = find(SECRET, rotated.body());
        assertThat(rotated.body()).contains("The old secret works until");
        assertThat(second).isNotEqualTo(secret);
        assertThat(token(clientId, secret)).isEqualTo(200);
        assertThat(token(clientId, second)).isEqualTo(200);

        Visitor.Answer question = visitor.open("/portal/apps/" + clientId + "/delete");
        assertSafe(question);
        assertThat(question.body()).contains("stop working immediately", "undo this");
        assertThat(send(question, "/portal/apps/" + clientId + "/delete").body())
                .contains("have any API apps yet");
        assertThat(token(clientId, second)).isEqualTo(401);
        assertThat(visitor.open("/portal/apps/" + clientId).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A secret on its way to its page is of no use to another session")
    void sealedSecret() {
        Visitor.Answer page = enter("/portal/apps/new");
        Visitor.Answer redirect = visitor.post("/portal/apps/new", form(page, "name", "Stock"));
        String carried = visitor.cookies.get("tillgate-shown-once");
        assertThat(redirect.location()).contains("?done=app");
        assertThat(carried).isNotEmpty();
        Visitor other = new Visitor();
        other.signIn(other.open("/portal"), userName, PASSWORD);
        other.cookies.put("tillgate-shown-once", carried);
        assertThat(other.open(redirect.location()).body()).doesNotContain("id=\"client-secret\"");
        assertThat(visitor.open(redirect.location()).body()).contains("id=\"client-secret\"");
        assertThat(visitor.cookies).doesNotContainKey("tillgate-shown-once");
    }

    @Test
    @DisplayName("Connected apps are shown with their scopes; one ends, or all")
    void connected() {
        pass(authorize());
        String first = redeem(code()).path("access_token");
        Visitor.Answer page = visitor.open("/portal/connected");
        assertSafe(page);
        assertThat(page.body()).contains("POS on the web", "Know who you are", "data-scope=\"menu:read\"");
        String end = find(Pattern.compile("(/portal/connected/[0-9a-f-]{36}/end)"), page.body());
        Visitor.Answer question = visitor.open(end);
        assertSafe(question);
        assertThat(question.body()).contains("Disconnect POS on the web?");
        assertThat(send(question, end).path()).isEqualTo("/portal/connected?done=disconnected");
        assertThat(visitor.open(end).status()).isEqualTo(404);

        String second = redeem(code()).path("access_token");
        send(visitor.open("/portal/connected/end-all"), "/portal/connected/end-all");
        assertThat(isActive(first)).isFalse();
        assertThat(isActive(second)).isFalse();
        assertThat(visitor.open("/portal/connected").body()).contains("No apps are connected");
    }

    @Test
    @DisplayName("Browsers are listed; another one is signed out, or all others")
    void browsers() {
        enter("/portal/browsers");
        Visitor second = new Visitor();
        second.headers.put("User-Agent", MARKUP);
        second.signIn(second.open("/portal"), userName, PASSWORD);
        Visitor third = new Visitor();
        third.signIn(third.open("/portal"), userName, PASSWORD);

        Visitor.Answer page = visitor.open("/portal/browsers");
        assertSafe(page);
        assertThat(page.body()).contains("This browser", "&lt;img");
        String end = find(Pattern.compile("(/portal/browsers/[0-9a-f-]{36}/end)"), page.body());
        send(visitor.open(end), end);
        assertThat(List.of(second.get("/portal").status(), third.get("/portal").status()))
                .containsExactlyInAnyOrder(200, 303);

        send(visitor.open("/portal/browsers/end-others"), "/portal/browsers/end-others");
        assertThat(second.get("/portal").status()).isEqualTo(303);
        assertThat(third.get("/portal").status()).isEqualTo(303);
        assertThat(visitor.get("/portal").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Another account's app, connection and session are not there")
    void othersThings() {
        Visitor.Answer made = send(enter("/portal/apps/new"), "/portal/apps/new", "name", "Mine");
        String app = "/portal/apps/" + find(APP, made.path());
        pass(authorize());
        redeem(code());
        String grant = find(
                Pattern.compile("(/portal/connected/[0-9a-f-]{36})/end"),
                visitor.open("/portal/connected").body());
        Object session = value("SELECT id FROM browser_session WHERE account_id = $1", account);

        UUID mallory = UUID.randomUUID();
        userService.put(mallory, "mallory-" + mallory, PASSWORD, "active", List.of("user"), 1, CREATED);
        Visitor other = new Visitor();
        Visitor.Answer page = other.signIn(other.open("/portal/apps"), "mallory-" + mallory, PASSWORD);
        String token = other.open("/portal/apps/new").hidden().get("form_token");
        assertThat(page.path()).isEqualTo("/portal/apps");
        for (String path : List.of(
                app, app + "/secret", app + "/delete", grant + "/end", "/portal/browsers/" + session + "/end")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
            if (!path.equals(app)) {
                assertThat(other.post(path, Map.of("form_token", token)).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
        assertThat(visitor.open(app).status()).isEqualTo(200);
        assertThat(visitor.open(grant + "/end").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A cookie that was stolen is of no use after sign-out, and no page is kept for the back button")
    void stolenCookie() {
        assertSafe(enter("/portal"));
        Visitor thief = new Visitor();
        thief.cookies.putAll(visitor.cookies);
        assertThat(thief.get("/portal").status()).isEqualTo(200);
        visitor.submit(
                "/oauth/end-session/confirm", visitor.open("/oauth/end-session").hidden());

        assertThat(thief.get("/portal").location()).isEqualTo("/sign-in?to=/portal");
        assertThat(visitor.get("/portal").location()).isEqualTo("/sign-in?to=/portal");
    }

    @Test
    @DisplayName("A disabled account loses the portal at once; an unknown address is a 404 page")
    void disabled() {
        enter("/portal");
        assertThat(visitor.get("/portal/nowhere/at-all").status()).isEqualTo(404);
        topics.send(told("disabled", List.of("user", "master"), 2, CREATED));
        await().atMost(20, SECONDS).until(() -> visitor.get("/portal").status() == 303);
    }

    private static String[] change(String current, String changed, String repeated) {
        return new String[] {"current_password", current, "new_password", changed, "repeat_password", repeated};
    }

    private static int token(String clientId, String secret) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("clientId", clientId, "clientSecret", secret))
                .post("/apps/auth")
                .statusCode();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
