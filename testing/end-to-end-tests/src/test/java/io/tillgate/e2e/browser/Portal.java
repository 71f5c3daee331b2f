package io.tillgate.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tillgate.e2e.stack.Suite;

/** The portal, as somebody walks through it. */
final class Portal {
    private final Visitor visitor;
    private final String origin;

    Portal(Visitor visitor, Suite suite) {
        this.visitor = visitor;
        this.origin = suite.stack().origin();
    }

    /** Opens a page, and signs in on the way where that is asked for. */
    Page enter(String path, String userName, String password) {
        SignInPage signIn = visitor.open(origin + path);
        if (visitor.page().url().contains("/sign-in")) {
            signIn.signIn(userName, password);
            visitor.page().waitForURL(origin + path);
        }
        return visitor.page();
    }

    /** Opens a page as one who is signed in. */
    Page open(String path) {
        visitor.page().navigate(origin + path);
        return visitor.page();
    }

    /** Makes an API app; its credentials are on the page. */
    void addApp(String name) {
        open("/portal/apps/new");
        visitor.page().getByLabel("App name").fill(name);
        visitor.page().waitForNavigation(() -> button("Add API app").click());
    }

    Locator clientId() {
        return visitor.page().locator("#client-id");
    }

    Locator clientSecret() {
        return visitor.page().locator("#client-secret");
    }

    Locator link(String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
