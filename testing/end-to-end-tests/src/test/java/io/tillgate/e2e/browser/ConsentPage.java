package io.tillgate.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** {@code /consent} and {@code /oauth/module}: what an application or a module asks for. */
public final class ConsentPage {
    private final Page page;

    ConsentPage(Page page) {
        this.page = page;
    }

    Locator allowButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow"));
    }

    Locator refuseButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deny"));
    }

    /** Lets the application have it. */
    public void allow() {
        allowButton().click();
    }

    /** Does not. */
    public void refuse() {
        refuseButton().click();
    }
}
