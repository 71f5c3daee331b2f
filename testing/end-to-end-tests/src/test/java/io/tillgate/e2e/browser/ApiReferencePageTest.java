package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tillgate.e2e.stack.Suite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class ApiReferencePageTest {
    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private Visitor visitor;
    private Page page;

    ApiReferencePageTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        suite.createAccount(userName);
        visitor = chromium.visitor();
        page = visitor.page();
    }

    @AfterEach
    void leave() {
        assertThat(visitor.violations()).isEmpty();
        visitor.close();
    }

    @Test
    @DisplayName("The portal links to the API reference, whose search finds operations of every service, and back")
    void search() {
        Portal portal = new Portal(visitor, suite);
        portal.enter("/portal", userName, Suite.PASSWORD);
        portal.link("API reference").click();
        page.locator(".opblock").first().waitFor();

        assertFound("create the next signing key", "/keys/rotate");
        assertFound("unverified email", "/users/{id}/email-link");
        assertFound("transfer scope", "/scopes/{namespace}/owner");
        assertFound("get audit/retention", "/audit/retention");

        portal.link("Portal").click();
        page.waitForURL(suite.stack().origin() + "/portal");
    }

    @Test
    @DisplayName("A token that the page requests by sign-in works in Try it out")
    void tryIt() {
        page.navigate(suite.stack().origin() + "/docs/");
        page.locator("button.authorize").first().click();
        Locator byCode = page.locator(".auth-container")
                .filter(new Locator.FilterOptions().setHasText("OAuth2, authorizationCode"));
        Page window = page.waitForPopup(() -> byCode.locator("button.authorize").click());
        new SignInPage(window).signIn(userName, Suite.PASSWORD);
        assertThat(byCode.locator("button", new Locator.LocatorOptions().setHasText("Logout")))
                .isVisible();
        page.locator(".btn-done").first().click();

        assertFound("get users/me", "/users/me");
        Locator operation = page.locator(".opblock");
        operation.locator(".opblock-summary-control").click();
        button(operation, "Try it out").click();
        button(operation, "Execute").click();

        Locator answer = operation.locator(".live-responses-table .response").first();
        assertThat(answer.locator(".response-col_status")).containsText("200");
        assertThat(answer).containsText(userName);
    }

    private void assertFound(String words, String path) {
        page.getByLabel("Search").fill(words);
        assertThat(page.locator(".opblock-summary-path")).hasCount(1);
        assertThat(page.locator(".opblock-summary-path")).hasAttribute("data-path", path);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
