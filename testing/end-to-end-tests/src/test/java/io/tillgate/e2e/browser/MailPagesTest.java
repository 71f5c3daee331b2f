package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tillgate.e2e.stack.Suite;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class MailPagesTest {
    private final Suite suite;
    private final Chromium chromium;

    MailPagesTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("A newcomer clicks from the mailbox to the page, sets the password by keyboard, and comes to sign-in")
    void clickThrough() {
        try (Visitor visitor = chromium.visitor()) {
            openMail(visitor);
            visitor.page().locator("pre a").first().click();
            visitor.tabTo(visitor.page().locator("#password"));
            visitor.page().keyboard().type(Suite.PASSWORD);
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.page().locator("h1")).hasText("Your account is active");
            visitor.page().locator("main a").click();
            assertThat(visitor.page()).hasURL(suite.stack().origin() + "/sign-in");

            assertThat(visitor.violations()).isEmpty();
        }
    }

    @Test
    @DisplayName("A link in the HTML of a mail opens its page beside the sandbox, without JavaScript, in the dark")
    void htmlMail() {
        Browser.NewContextOptions plain =
                Chromium.options().setJavaScriptEnabled(false).setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = chromium.visitor(plain)) {
            openMail(visitor);
            Page opened = visitor.context()
                    .waitForPage(() -> visitor.page()
                            .frameLocator("iframe")
                            .locator("a")
                            .first()
                            .click());
            opened.locator("#password").fill("password1");
            opened.locator("button[type=submit]").click();
            assertThat(opened.locator("#password_wrong")).containsText("too easy to guess");
            opened.locator("#password").fill(Suite.PASSWORD);
            opened.locator("button[type=submit]").click();
            assertThat(opened.locator("h1")).hasText("Your account is active");

            assertThat(visitor.violations()).isEmpty();
        }
    }

    private void openMail(Visitor visitor) {
        visitor.page().navigate(suite.stack().origin() + "/mail?to=" + suite.createPendingAccount());
        visitor.page().locator("td a").click();
    }
}
