package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class PortalTest {
    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private Visitor visitor;
    private Portal portal;

    PortalTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        suite.createAccount(userName);
        visitor = chromium.visitor();
        portal = new Portal(visitor, suite);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    @DisplayName("Seed 001: sign in, add an API app, get its token at /apps/auth, call the API; deleting it revokes the"
            + " token")
    void apiApp() {
        portal.enter("/portal/apps", userName, Suite.PASSWORD);
        portal.link("Add API app").click();
        visitor.page().getByLabel("App name").fill("Stock list");
        portal.button("Add API app").click();
        String clientId = portal.clientId().textContent();
        String secret = portal.clientSecret().textContent();

        Response token = token(clientId, secret);
        token.then().statusCode(200);
        String accessToken = token.path("accessToken");
        assertThat(suite.menuStatus(accessToken)).isEqualTo(200);

        visitor.page().reload();
        assertThat(portal.clientSecret()).hasCount(0);
        portal.link("Delete app").click();
        assertThat(visitor.page().locator("h1")).hasText("Delete Stock list?");
        portal.button("Delete app").click();
        assertThat(visitor.page().locator("main")).containsText("App deleted.");

        await().atMost(10, SECONDS).until(() -> suite.menuStatus(accessToken) == 401);
        assertThat(token(clientId, secret).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("The keyboard is enough: sign in, add an app, sign out")
    void keyboardOnly() {
        SignInPage signIn = visitor.open(suite.stack().origin() + "/portal/apps");
        visitor.tabTo(signIn.userName());
        visitor.page().keyboard().type(userName);
        visitor.tabTo(signIn.password());
        visitor.page().keyboard().type(Suite.PASSWORD);
        visitor.page().keyboard().press("Enter");

        visitor.tabTo(portal.link("Skip to content"));
        visitor.page().keyboard().press("Enter");
        visitor.tabTo(portal.link("Add API app"));
        visitor.page().keyboard().press("Enter");
        visitor.tabTo(visitor.page().getByLabel("App name"));
        visitor.page().keyboard().type("Keys only");
        visitor.page().keyboard().press("Enter");
        portal.clientSecret().waitFor();
        visitor.tabTo(portal.link("Sign out"));
        visitor.page().keyboard().press("Enter");
        visitor.tabTo(portal.button("Sign out"));
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().locator("h1")).hasText("You're signed out");
    }

    @Test
    @DisplayName("Without JavaScript everything works; what only scripts can do is not offered")
    void withoutJavaScript() {
        try (Visitor plain = chromium.visitor(Chromium.options().setJavaScriptEnabled(false))) {
            Portal quiet = new Portal(plain, suite);
            quiet.enter("/portal", userName, Suite.PASSWORD);
            plain.page().getByLabel("Display name").fill("Ada");
            quiet.button("Save").click();
            assertThat(plain.page().locator("main")).containsText("Profile saved.");

            quiet.addApp("No scripts");
            assertThat(plain.page().locator("[data-copy]:visible")).hasCount(0);
            assertThat(plain.page().locator("[data-theme-switch]:visible")).hasCount(0);
            quiet.link("New secret").click();
            plain.page().getByLabel("The old secret works for").selectOption("PT1H");
            quiet.button("Create new secret").click();
            assertThat(plain.page().locator("main")).containsText("The old secret works until");

            quiet.open("/oauth/language?lang=it&to=/portal");
            assertThat(plain.page().locator("h1")).hasText("Il tuo account");
            assertThat(plain.violations()).isEmpty();
        }
    }

    @Test
    @DisplayName("With scripts: the secret is copied by a button, and the colours that were chosen are remembered")
    void withJavaScript() {
        visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        portal.enter("/portal", userName, Suite.PASSWORD);
        portal.addApp("Copied");
        portal.button("Copy client secret").click();
        assertThat(visitor.page().locator("[data-said]")).hasText("Copied");
        assertThat(visitor.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo(portal.clientSecret().textContent());

        visitor.page()
                .emulateMedia(
                        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        portal.button("Dark theme").click();
        Object dark = ground();
        portal.open("/portal/apps");
        assertThat(ground()).isEqualTo(dark);
        portal.button("Light theme").click();
        assertThat(ground()).isNotEqualTo(dark);
    }

    @Test
    @DisplayName("A wrong password is shown in a focused summary and at its field")
    void errorSummary() {
        portal.enter("/portal/password", userName, Suite.PASSWORD);
        visitor.page().getByLabel("Current password").fill("not " + Suite.PASSWORD);
        visitor.page().locator("#new_password").fill("some other horse battery");
        visitor.page().locator("#repeat_password").fill("some other horse battery");
        portal.button("Change password").click();

        assertThat(visitor.page().locator("[role=alert]")).isFocused();
        assertThat(visitor.page().locator("[role=alert]")).containsText("The current password is wrong.");
        assertThat(visitor.page().locator("#current_password")).hasAttribute("aria-invalid", "true");
    }

    @Test
    @DisplayName("Behind the back button there is nothing left after sign-out")
    void backAfterSignOut() {
        portal.enter("/portal", userName, Suite.PASSWORD);
        visitor.endSession(suite.stack().origin());
        assertThat(visitor.page().locator("h1")).hasText("You're signed out");
        visitor.page().goBack();
        visitor.page().goBack();
        assertThat(visitor.page()).hasURL(java.util.regex.Pattern.compile(".*/sign-in.*|.*/oauth/end-session"));
        assertThat(visitor.page().locator("body")).not().containsText(userName);
    }

    @Test
    @DisplayName("An administrator creates and disables an account, and its owner is signed out at once")
    void administrator() {
        String other = Suite.newUserName();
        portal.enter("/portal/admin/accounts/new", "admin", suite.stack().adminPassword());
        visitor.page().getByLabel("User name").fill(other);
        visitor.page().locator("#password").fill(Suite.PASSWORD);
        portal.button("Add account").click();
        assertThat(visitor.page().locator("main")).containsText("Account created.");
        try (Visitor owner = chromium.visitor()) {
            Portal own = new Portal(owner, suite);
            own.enter("/portal", other, Suite.PASSWORD);
            portal.link("Disable account").click();
            portal.button("Disable account").click();
            assertThat(visitor.page().locator("main")).containsText("Account updated.");
            await().atMost(10, SECONDS)
                    .until(() -> own.open("/portal/apps").url().contains("/sign-in"));
        }
    }

    private Object ground() {
        return visitor.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private Response token(String clientId, String secret) {
        return suite.request()
                .contentType(ContentType.JSON)
                .body(Map.of("clientId", clientId, "clientSecret", secret))
                .post("/apps/auth");
    }
}
