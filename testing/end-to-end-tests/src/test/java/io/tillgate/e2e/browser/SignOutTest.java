package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.stack.Suite;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class SignOutTest {
    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private LoopbackApp app;
    private Visitor visitor;

    SignOutTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void signIn() {
        suite.createAccount(userName);
        app = new LoopbackApp(suite);
        visitor = chromium.visitor();
        visitor.open(app.authorizationUrl(Map.of())).signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();
        assertThat(visitor.page().locator("h1")).hasText("Back in the application");
        app.answer();
    }

    @AfterEach
    void leave() {
        visitor.close();
        app.close();
    }

    @Test
    @DisplayName("RP-Initiated Logout §2: without a hint the user is asked, and may stay signed in")
    void asked() {
        visitor.page().navigate(suite.stack().origin() + "/oauth/end-session");
        assertThat(visitor.signOut().confirmButton()).isVisible();
        assertThat(isSignedIn(visitor)).isTrue();

        signOut();

        assertThat(isSignedIn(visitor)).isFalse();
        assertThat(visitor.violations()).isEmpty();
    }

    @Test
    @DisplayName("A cookie that was stolen before sign-out is worth nothing after it")
    void stolenCookie() {
        try (Visitor thief = chromium.visitor()) {
            thief.context().addCookies(visitor.context().cookies());
            assertThat(isSignedIn(thief)).isTrue();

            signOut();

            assertThat(isSignedIn(thief)).isFalse();
        }
    }

    @Test
    @DisplayName("The back button after sign-out shows nothing of the account, and gives nothing")
    void backButton() {
        visitor.page().navigate(app.authorizationUrl(Map.of("prompt", "consent")));
        assertThat(visitor.consent().allowButton()).isVisible();
        signOut();
        int waiting = app.answersWaiting();

        visitor.page().goBack();
        visitor.page().goBack();

        assertThat(visitor.page().content()).doesNotContain(userName);
        if (visitor.consent().allowButton().isVisible()) {
            visitor.consent().allow();
        }
        assertThat(app.answersWaiting()).isEqualTo(waiting);
        assertThat(isSignedIn(visitor)).isFalse();
    }

    private void signOut() {
        visitor.endSession(suite.stack().origin());
    }

    private boolean isSignedIn(Visitor who) {
        return who.isSignedIn(app.authorizationUrl(Map.of("prompt", "none")), app);
    }
}
