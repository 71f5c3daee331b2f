package io.tillgate.e2e.browser;

import com.microsoft.playwright.Page;

/** {@code /sign-in}, as a password manager sees it. */
public final class SignInPage {
    private final Page page;

    SignInPage(Page page) {
        this.page = page;
    }

    /** Signs in; what follows is consent, or the application. */
    public void signIn(String userName, String password) {
        page.locator("[autocomplete~='username']").fill(userName);
        page.locator("[autocomplete='current-password']").fill(password);
        page.locator("[autocomplete='current-password']").press("Enter");
    }
}
