package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageFrameTest extends CodeFlow {
    @Test
    @DisplayName("Every page: lang, title, viewport, a skip link to the one main, a footer, nothing from elsewhere")
    void frame() {
        Visitor.Answer signIn = visitor.open(authorize());
        Visitor.Answer consent = visitor.signIn(signIn, userName, PASSWORD);
        for (Visitor.Answer page : List.of(
                signIn,
                consent,
                visitor.open("/sign-in"),
                visitor.open("/oauth/end-session"),
                visitor.get("/oauth/authorize"))) {
            assertThat(page.body())
                    .as(page.path())
                    .contains("<html lang=\"en\">", "<title>", "- Tillgate</title>", "name=\"viewport\"")
                    .containsOnlyOnce("<main id=\"content\"")
                    .containsOnlyOnce("<h1>")
                    .contains("<a class=\"tg-skip\" href=\"#content\">")
                    .doesNotContain(" style=", " onclick=", "<style", "href=\"http", "src=\"http");
        }
    }

    @Test
    @DisplayName("/ leads a browser to the portal, and an unknown path is a page for it; other clients get a problem")
    void entry() {
        for (String accept : List.of("application/json", "*/*")) {
            visitor.headers.put("Accept", accept);
            for (String path : List.of("/", "/nowhere")) {
                Visitor.Answer answer = visitor.get(path);
                assertThat(answer.status()).as(path + " " + accept).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }

        visitor.headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(visitor.get("/").status()).isEqualTo(303);
        assertThat(visitor.get("/").location()).isEqualTo("/portal");
        for (String path : List.of("/nowhere", "/oauth/nowhere", "/not-found")) {
            Visitor.Answer page = visitor.get(path);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(page.body()).contains("<h1>Page not found</h1>", "href=\"/portal\"", "class=\"tg-brand\"");
        }
    }

    @Test
    @DisplayName("A chosen language is remembered, and precedes that of the client or browser")
    void language() {
        Visitor.Answer english = visitor.open(authorize("ui_locales", "en"));
        assertThat(english.body()).contains("lang=\"it\" hreflang=\"it\"", " Italiano</a>");
        String address = english.path();
        Visitor.Answer italian = visitor.open("/oauth/language?lang=it&to="
                + java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(italian.path()).isEqualTo(address);
        assertThat(italian.body()).contains("<html lang=\"it\">", "Accedi", "Vai al contenuto", " English</a>");

        visitor.headers.put("Accept-Language", "en");
        assertThat(visitor.open("/sign-in").body()).contains("<html lang=\"it\">");
        assertThat(visitor.open("/oauth/language?lang=xx&to=/sign-in").body()).contains("<html lang=\"it\">");
        assertThat(visitor.open("/oauth/language?lang=en&to=/sign-in").body()).contains("<html lang=\"en\">");
    }

    @Test
    @DisplayName("The choice of a language leads to this origin alone (no open redirect)")
    void noOpenRedirect() {
        for (String to : List.of(
                "https://evil.example",
                "//evil.example",
                "/%5Cevil.example",
                "/%09/evil.example",
                "%2F%2Fevil.example",
                "javascript:alert(1)",
                "",
                "evil.example",
                "/%E6%BC%A2")) {
            assertThat(visitor.get("/oauth/language?lang=en&to=" + to).location())
                    .as(to)
                    .isEqualTo("/sign-in");
        }
    }

    @Test
    @DisplayName("The style sheets are compressed for a browser, and pages, which hold CSRF tokens, never are (BREACH)")
    void compression() {
        assertThat(visitor.get("/oauth/assets/bootstrap.min.css").headers().firstValue("Content-Encoding"))
                .isEmpty();

        visitor.headers.put("Accept-Encoding", "gzip, deflate, br");
        Visitor.Answer style = visitor.get("/oauth/assets/bootstrap.min.css");
        assertThat(style.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(style.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(style.headers().firstValueAsLong("Content-Length"))
                .satisfies(length -> assertThat(length.orElseThrow()).isLessThan(40_000));
        for (String other : List.of("/oauth/assets/webfonts/fa-solid-900.woff2", "/sign-in", "/oauth/jwks")) {
            assertThat(visitor.get(other).headers().firstValue("Content-Encoding"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("The assets are there, each with its media type, and no other file is")
    void assets() {
        assertThat(visitor.get("/oauth/assets/mark.svg").headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
        for (String script : List.of("theme.js", "page.js", "form-post.js")) {
            assertThat(visitor.get("/oauth/assets/" + script).headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        }
        assertThat(visitor.get("/oauth/assets/application.properties").status()).isEqualTo(404);
        assertThat(visitor.get("/oauth/assets/..%2fapplication.properties").status())
                .isBetween(400, 404);
    }
}
