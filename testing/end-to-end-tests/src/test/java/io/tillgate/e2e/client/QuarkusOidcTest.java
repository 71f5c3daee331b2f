package io.tillgate.e2e.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.e2e.browser.Chromium;
import io.tillgate.e2e.browser.NeedsBrowser;
import io.tillgate.e2e.browser.Visitor;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.local.part.FreePort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class QuarkusOidcTest {
    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private Registration registration;
    private BackOffice backOffice;
    private Visitor visitor;

    QuarkusOidcTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void open() {
        suite.createAccount(userName);
        int port = FreePort.find();
        String origin = BackOffice.origin(port);
        registration = Registration.of(suite)
                .with("redirect_uris", List.of(origin + "/callback"))
                .with("post_logout_redirect_uris", List.of(origin + "/signed-out"))
                .with("backchannel_logout_uri", origin + "/back-channel-logout")
                .register();
        backOffice = BackOffice.start(port, suite.stack().origin(), registration);
        visitor = chromium.visitor();
    }

    @AfterEach
    void close() {
        visitor.close();
        backOffice.close();
    }

    @Test
    @DisplayName("OIDC Core §3.1: a quarkus-oidc web application signs in and calls an API with the access token")
    void signsIn() {
        signIn();

        assertThat(visitor.page().locator("#user")).hasText(userName);
        assertThat(visitor.page().locator("li").first()).containsText("EUR");
        assertThat(visitor.violations()).isEmpty();
    }

    @Test
    @DisplayName("OIDC Core §12: an access token that ran out is renewed, and the person does not notice")
    void refreshes() {
        registration.change(Map.of("access_token_lifetime", "PT3S"));
        signIn();

        String administrator = suite.adminToken();
        await().atMost(60, SECONDS).pollInterval(1, SECONDS).until(() -> {
            visitor.page().navigate(backOffice.origin() + "/");
            assertThat(visitor.page().locator("h1")).hasText("Menu");
            return suite.audit(administrator, registration.clientId()).stream()
                    .anyMatch(event -> event.get("type").toString().endsWith("TokenRefreshed"));
        });
    }

    @Test
    @DisplayName("RP-Initiated Logout §2: sign-out in the application signs out at the suite")
    void signsOut() {
        signIn();

        visitor.page().getByText("Sign out").click();

        assertThat(visitor.page().locator("h1")).hasText("Signed out");
        assertThat(visitor.page().url()).startsWith(backOffice.origin() + "/signed-out");
        assertThat(visitor.open(backOffice.origin() + "/").password()).isVisible();
    }

    @Test
    @DisplayName("Back-Channel Logout §2.5: sign-out at the suite signs out in the application")
    void isSignedOut() {
        signIn();

        visitor.endSession(suite.stack().origin());

        // Its tokens die at once; a moment later the logout token arrives.
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            visitor.page().navigate(backOffice.origin() + "/");
            return visitor.page().url().startsWith(suite.stack().origin() + "/sign-in");
        });
    }

    private void signIn() {
        visitor.open(backOffice.origin() + "/").signIn(userName, Suite.PASSWORD);
        visitor.consent().allow();
        assertThat(visitor.page().locator("h1")).hasText("Menu");
    }
}
