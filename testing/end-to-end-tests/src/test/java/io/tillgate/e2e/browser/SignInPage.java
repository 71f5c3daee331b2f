package io.tillgate.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** {@code /sign-in}, as a password manager sees it. */
public final class SignInPage {
    private final Page page;

    SignInPage(Page page) {
        this.page = page;
    }

    Locator userName() {
        return page.locator("[autocomplete~='username']");
    }

    /** The field of the password. */
    public Locator password() {
        return page.locator("[autocomplete='current-password']");
    }

    /** Signs in; what follows is consent, or the application. */
    public void signIn(String userName, String password) {
        userName().fill(userName);
        password().fill(password);
        password().press("Enter");
    }
}
