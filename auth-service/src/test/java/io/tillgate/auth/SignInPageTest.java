package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInPageTest extends CodeFlow {
    @Test
    @DisplayName("Every page: CSP without inline script, frame-ancestors 'none', no-store, no-referrer, nosniff, COOP")
    void headers() {
        Visitor.Answer signIn = visitor.open(authorize());
        Visitor.Answer consent = visitor.signIn(signIn, userName, PASSWORD);
        for (Visitor.Answer page :
                List.of(signIn, consent, visitor.open("/sign-in"), visitor.get("/oauth/authorize"))) {
            assertThat(header(page, "Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;")
                    .contains("script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(page.body().replaceAll("<script src=\"/oauth/assets/[a-z]+\\.js\"( defer)?></script>", ""))
                    .doesNotContain("<script", "<style", " style=", " onclick=", "http://", "https://");
        }
    }

    @Test
    @DisplayName("A wrong password and an unknown user get the same page")
    void badCredentials() {
        Visitor.Answer wrong = visitor.signIn(visitor.open("/sign-in"), userName, "wrong");
        Visitor.Answer unknown = visitor.signIn(visitor.open("/sign-in"), "nobody-" + account, "wrong");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(wrong.body().replace(userName, "")).isEqualTo(unknown.body().replace("nobody-" + account, ""));
        assertThat(visitor.cookies).doesNotContainKey("tillgate-session");
    }

    @Test
    @DisplayName("A form without the token of this browser is refused (CSRF), and so is another form's token")
    void crossSiteRequestForgery() {
        Visitor.Answer page = visitor.open("/sign-in");
        Map<String, String> form = new HashMap<>(Map.of("user_name", userName, "password", PASSWORD));
        assertThat(visitor.post("/sign-in", form).status()).isEqualTo(400);

        form.put("form_token", page.hidden().get("form_token"));
        assertThat(new Visitor().post("/sign-in", form).status()).isEqualTo(400);
        Visitor other = new Visitor();
        other.open("/sign-in");
        assertThat(other.post("/sign-in", form).status()).isEqualTo(400);

        form.put("request", visitor.open(authorize()).hidden().get("request"));
        assertThat(visitor.post("/sign-in", form).status()).isEqualTo(400);
        assertThat(visitor.cookies).doesNotContainKey("tillgate-session");
    }

    @Test
    @DisplayName("Sign-in leads to this service alone, whatever the request says (no open redirect)")
    void noOpenRedirect() {
        for (String name : List.of("redirect", "return_to", "next", "redirect_uri", "url", "cb")) {
            Visitor fresh = new Visitor();
            Map<String, String> form = new HashMap<>(
                    fresh.open("/sign-in?" + name + "=https://evil.example").hidden());
            form.putAll(Map.of("user_name", userName, "password", PASSWORD, name, "https://evil.example"));
            assertThat(fresh.post("/sign-in", form).location()).isEqualTo("/sign-in");
        }
        assertThat(visitor.get("/sign-in?request=https://evil.example").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("Without a request the page shows who is signed in")
    void signedIn() {
        Visitor.Answer page = visitor.signIn(visitor.open("/sign-in"), userName, PASSWORD);
        assertThat(page.path()).isEqualTo("/sign-in");
        assertThat(page.body()).contains("You&#39;re signed in", userName);
        assertThat(visitor.open("/sign-in?switch=true").body()).contains("autocomplete=\"current-password\"");
    }

    @Test
    @DisplayName("login_hint prefills the user name, as text; ui_locales and Accept-Language choose the language")
    void hints() {
        Visitor.Answer page = visitor.open(authorize("login_hint", "\"><b>ada", "ui_locales", "xx it-CH en"));
        assertThat(page.body())
                .contains(
                        "value=\"&quot;&gt;&lt;b&gt;ada\"", "lang=\"it\"", "Accedi", "per continuare su POS on the web")
                .doesNotContain("<b>ada");
        assertThat(visitor.open("/sign-in").body()).contains("lang=\"en\"", "Sign in");
        visitor.headers.put("Accept-Language", "it, en;q=0.5");
        assertThat(visitor.open("/sign-in").body()).contains("Nome utente");
    }

    @Test
    @DisplayName("The form works without scripts: labels, autocomplete, one landmark")
    void accessible() {
        assertThat(visitor.open(authorize()).body())
                .contains("<main", "<h1", "<label class=\"form-label\" for=\"user_name\"", "for=\"password\"")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"", "name=\"viewport\"");
    }

    @Test
    @DisplayName("All assets of the pages come from this service; the password reset belongs to user-service")
    void assets() {
        String page = visitor.open("/sign-in").body();
        List<String> references = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(references)
                .hasSizeGreaterThan(3)
                .contains("/password-reset")
                .filteredOn(reference -> !reference.equals("/password-reset"))
                .allMatch(reference ->
                        visitor.open(reference.replace("&amp;", "&")).status() == 200);
        assertThat(visitor.get("/oauth/assets/webfonts/fa-solid-900.woff2").status())
                .isEqualTo(200);
        assertThat(visitor.get("/oauth/assets/../../application.properties").status())
                .isEqualTo(404);
        assertThat(visitor.get("/oauth/assets/application.properties").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A sign-in, and a refused one, is an event")
    void events() {
        visitor.signIn(visitor.open(authorize()), userName, "wrong");
        visitor.signIn(visitor.open(authorize()), userName, PASSWORD);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(topics.read("tillgate.tokens.v1").stream()
                                .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                        .anyMatch(value -> value.contains(account.toString())
                                && value.contains("\"method\":\"browser\"")
                                && value.contains("\"client_id\":\"pos-web\""))
                        .anyMatch(value -> value.contains("\"cause\":\"bad_credentials\"")
                                && value.contains("\"client_id\":\"pos-web\"")));
    }

    @Test
    @DisplayName("Nonsense in the form is a wrong password, not a fault")
    void nonsense() {
        for (String name : List.of("", "a\u0000b", "x".repeat(1500))) {
            assertThat(visitor.signIn(visitor.open("/sign-in"), name, PASSWORD).status())
                    .isEqualTo(400);
            assertThat(visitor.signIn(visitor.open("/sign-in"), userName, name).status())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("RFC 9110 §12.5.4: a malformed or overlong Accept-Language is ignored")
    void nonsenseLanguage() {
        for (String nonsense : List.of("-", "it, ".repeat(100) + "-", "it-IT," + "x".repeat(500))) {
            visitor.headers.put("Accept-Language", nonsense);
            Visitor.Answer page = visitor.open("/sign-in");
            assertThat(page.status()).as(nonsense).isEqualTo(200);
            assertThat(page.body()).as(nonsense).contains("lang=\"en\"");
        }
    }

    @Test
    @DisplayName("A form that is no form, or has a field of any length, gets a page with 400, and gets it")
    void brokenForm() {
        visitor.open("/sign-in");
        for (String path : List.of("/sign-in", "/consent", "/oauth/end-session/confirm")) {
            for (String body : List.of("request=%zz", "form_token=%", "decision=" + "a".repeat(60_000))) {
                Visitor.Answer page = visitor.postRaw(path, body);
                assertThat(page.status()).as(path).isEqualTo(400);
                assertThat(header(page, "Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
            }
        }
    }

    @Test
    @DisplayName("A browser with an earlier sign-in passes the lock of its address; another browser waits")
    void knownBrowser() {
        visitor.headers.put("X-Forwarded-For", "203.0.113.99");
        visitor.signIn(visitor.open("/sign-in"), userName, PASSWORD);
        Map<String, String> known = Map.of("tillgate-known", visitor.cookies.get("tillgate-known"));
        Visitor shop = new Visitor();
        shop.headers.put("X-Forwarded-For", "203.0.113.98");
        change("DELETE FROM throttle WHERE key LIKE 'address-unknown:%'");
        shop.signIn(shop.open("/sign-in"), "nobody-" + userName, "wrong");
        change("UPDATE throttle SET locked_until = now() + interval '5 minutes' WHERE key LIKE 'address-unknown:%'");
        assertThat(shop.signIn(shop.open("/sign-in"), userName, PASSWORD).status())
                .isEqualTo(429);

        shop.cookies.putAll(known);
        assertThat(shop.signIn(shop.open("/sign-in"), userName, PASSWORD).body())
                .contains("You&#39;re signed in");
        change("DELETE FROM throttle WHERE key LIKE 'address-unknown:%'");
    }

    @Test
    @DisplayName("The page of a locked sign-in shows how long to wait")
    void lockedPage() {
        for (int guess = 0; guess < 10; guess++) {
            visitor.signIn(visitor.open("/sign-in"), userName, "wrong");
        }
        change("UPDATE throttle SET locked_until = locked_until + interval '5 minutes' WHERE key LIKE 'name:%'");
        Visitor.Answer page = visitor.signIn(visitor.open("/sign-in"), userName, PASSWORD);
        assertThat(page.status()).isEqualTo(429);
        assertThat(Integer.parseInt(header(page, "Retry-After"))).isBetween(270, 330);
    }

    private static String header(Visitor.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
