package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class NewcomerTest {
    private final Suite suite;
    private final Chromium chromium;

    NewcomerTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("Seed 001 in one go: the mail, activation, sign-in, an API app, /apps/auth, the API; deleting the app"
            + " revokes the token")
    void fromMailToToken() {
        String email = suite.createPendingAccount();
        String userName = email.substring(0, email.indexOf('@'));
        try (Visitor visitor = chromium.visitor()) {
            Page page = visitor.page();
            page.navigate(suite.stack().origin() + "/mail?to=" + email);
            page.locator("td a").click();
            page.locator("pre a").first().click();
            assertThat(page.locator("h1")).hasText("Set your password");
            page.locator("#password").fill(Suite.PASSWORD);
            page.locator("button[type=submit]").click();
            assertThat(page.locator("h1")).hasText("Your account is active");

            Portal portal = new Portal(visitor, suite);
            portal.link("Sign in").click();
            new SignInPage(page).signIn(userName, Suite.PASSWORD);
            portal.link("Your account and apps").click();
            assertThat(page.locator("main")).containsText(userName);
            portal.link("API apps").click();
            portal.link("Add API app").click();
            page.getByLabel("App name").fill("Stock list");
            portal.button("Add API app").click();
            String clientId = portal.clientId().textContent();
            String secret = portal.clientSecret().textContent();

            Response token = token(clientId, secret);
            token.then().statusCode(200);
            String accessToken = token.path("accessToken");
            assertThat(suite.menuStatus(accessToken)).isEqualTo(200);

            portal.link("Delete app").click();
            portal.button("Delete app").click();
            assertThat(page.locator("main")).containsText("App deleted.");
            await().atMost(10, SECONDS).until(() -> suite.menuStatus(accessToken) == 401);
            assertThat(token(clientId, secret).statusCode()).isEqualTo(401);
            assertThat(visitor.violations()).isEmpty();
        }
    }

    private Response token(String clientId, String secret) {
        return suite.request()
                .contentType(ContentType.JSON)
                .body(Map.of("clientId", clientId, "clientSecret", secret))
                .post("/apps/auth");
    }
}
