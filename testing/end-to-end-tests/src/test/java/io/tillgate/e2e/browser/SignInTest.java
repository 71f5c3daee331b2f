package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.tillgate.e2e.stack.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class SignInTest {
    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private LoopbackApp app;
    private Visitor visitor;

    SignInTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        suite.createAccount(userName);
        app = new LoopbackApp(suite);
        visitor = chromium.visitor();
    }

    @AfterEach
    void leave() {
        visitor.close();
        app.close();
    }

    @Test
    @DisplayName("The keyboard is enough to sign in and to consent")
    void keyboardOnly() {
        SignInPage signIn = visitor.open(app.authorizationUrl(Map.of()));
        visitor.tabTo(signIn.userName());
        visitor.page().keyboard().type(userName);
        visitor.tabTo(signIn.password());
        visitor.page().keyboard().type(Suite.PASSWORD);
        visitor.page().keyboard().press("Enter");

        visitor.tabTo(visitor.consent().allowButton());
        visitor.page().keyboard().press("Enter");

        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        assertThat(app.answer()).containsKey("code");
    }

    @Test
    @DisplayName("The pages work without JavaScript, and need nothing that their Content Security Policy stops")
    void withoutJavaScript() {
        try (Visitor plain = chromium.visitor(Chromium.options().setJavaScriptEnabled(false))) {
            SignInPage signIn = plain.open(app.authorizationUrl(Map.of()));
            signIn.signIn(userName, "not " + Suite.PASSWORD);
            assertThat(signIn.password()).isVisible();
            signIn.signIn(userName, Suite.PASSWORD);
            plain.consent().allow();

            assertThat(plain.page().locator("h1")).hasText("Back in the application");
            assertThat(plain.violations()).isEmpty();
        }
    }

    @Test
    @DisplayName("No page violates its Content Security Policy: sign-in, wrong password, consent, error")
    void noViolations() {
        SignInPage signIn = visitor.open(app.authorizationUrl(Map.of()));
        signIn.signIn(userName, "not " + Suite.PASSWORD);
        assertThat(signIn.password()).isVisible();
        signIn.signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();
        assertThat(visitor.page().locator("h1")).hasText("Back in the application");

        com.microsoft.playwright.Response error =
                visitor.page().navigate(app.authorizationUrl(Map.of("redirect_uri", "https://evil.example/")));
        assertThat(error.status()).isEqualTo(400);

        assertThat(visitor.violations()).isEmpty();
    }

    @Test
    @DisplayName("The pages are styled: their style sheets are not stopped")
    void styled() {
        visitor.open(app.authorizationUrl(Map.of()));

        assertThat((Integer) visitor.page().evaluate("document.styleSheets.length"))
                .isPositive();
        assertThat((String) visitor.page().evaluate("getComputedStyle(document.body).fontFamily"))
                .doesNotContain("Times");
    }

    @Test
    @DisplayName("Two people in two browsers are two sessions")
    void twoPeople() {
        String other = Suite.newUserName();
        String otherId = suite.createAccount(other);
        try (Visitor otherVisitor = chromium.visitor()) {
            SignInPage first = visitor.open(app.authorizationUrl(Map.of()));
            SignInPage second = otherVisitor.open(app.authorizationUrl(Map.of()));
            first.signIn(userName, Suite.PASSWORD);
            second.signIn(other, Suite.PASSWORD);
            otherVisitor.consent().allow();
            assertThat(otherVisitor.page().locator("h1")).hasText("Back in the application");

            assertThat(subject(app.answer())).isEqualTo(otherId);
            visitor.consent().allow();
            assertThat(visitor.page().locator("h1")).hasText("Back in the application");
            assertThat(subject(app.answer())).isNotEqualTo(otherId);
        }
    }

    @Test
    @DisplayName("The session cookie is HttpOnly, SameSite=Lax, for the whole origin, and new at each sign-in")
    void sessionCookie() {
        visitor.open(app.authorizationUrl(Map.of())).signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();
        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        Cookie first = visitor.sessionCookie();
        visitor.open(app.authorizationUrl(Map.of("prompt", "login"))).signIn(userName, Suite.PASSWORD);
        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        Cookie second = visitor.sessionCookie();

        assertThat(first.httpOnly).isTrue();
        assertThat(first.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(first.path).isEqualTo("/");
        assertThat(first.value).hasSizeGreaterThanOrEqualTo(43);
        assertThat(second.value).isNotEqualTo(first.value);
    }

    @Test
    @DisplayName("A sign-in with a wrong CSRF token is refused")
    void wrongCsrfToken() {
        SignInPage signIn = visitor.open(app.authorizationUrl(Map.of()));
        visitor.page()
                .evaluate("document.querySelectorAll('[name=form_token]').forEach(field => field.value = 'forged')");

        com.microsoft.playwright.Response answer =
                visitor.page().waitForNavigation(() -> signIn.signIn(userName, Suite.PASSWORD));

        assertThat(answer.status()).isBetween(400, 403);
        assertThat(visitor.isSignedIn(app.authorizationUrl(Map.of("prompt", "none")), app))
                .isFalse();
    }

    @Test
    @DisplayName("OIDC Core §3.1.2.1: a POST from another site to the authorization endpoint keeps the session")
    void crossSitePost() {
        visitor.open(app.authorizationUrl(Map.of())).signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();
        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        app.answer();

        visitor.page().navigate(app.postingPage(Map.of("prompt", "none")));
        visitor.page().locator("button").click();

        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        Map<String, List<String>> answer = app.answer();
        // With the session, and not without the user: the application is on the device (RFC 8252 section 8.6).
        assertThat(answer.get("error")).containsExactly("consent_required");
        assertThat(answer.get("iss")).containsExactly(suite.stack().origin());
    }

    private String subject(Map<String, List<String>> answer) {
        return suite.as(app.exchange(answer).path("access_token"))
                .get("/userinfo")
                .then()
                .statusCode(200)
                .extract()
                .path("sub");
    }
}
