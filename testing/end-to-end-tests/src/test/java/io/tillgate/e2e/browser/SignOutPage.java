package io.tillgate.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** {@code /oauth/end-session} where it asks first. */
final class SignOutPage {
    private final Page page;

    SignOutPage(Page page) {
        this.page = page;
    }

    Locator confirmButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"));
    }

    /** Signs out. */
    void confirm() {
        page.waitForNavigation(() -> confirmButton().click());
    }
}
