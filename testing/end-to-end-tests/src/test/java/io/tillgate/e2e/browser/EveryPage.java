package io.tillgate.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillgate.e2e.stack.Suite;
import java.util.Map;
import java.util.function.BiConsumer;

/** A walk over every page that people see, each under a name of its own. */
final class EveryPage {
    private final Suite suite;
    private final Visitor visitor;
    private final Portal portal;

    EveryPage(Suite suite, Visitor visitor) {
        this.suite = suite;
        this.visitor = visitor;
        this.portal = new Portal(visitor, suite);
    }

    void walk(BiConsumer<String, Page> look) {
        String origin = suite.stack().origin();
        String userName = "ada." + Long.toString(System.nanoTime(), 36);
        suite.createAccount(userName);
        Page page = visitor.page();
        try (LoopbackApp app = new LoopbackApp(suite)) {
            SignInPage signIn = visitor.open(app.authorizationUrl(Map.of()));
            look.accept("sign-in", page);
            page.waitForNavigation(() -> signIn.signIn(userName, "not " + Suite.PASSWORD));
            look.accept("sign-in-wrong", page);
            page.waitForNavigation(() -> signIn.signIn(userName, Suite.PASSWORD));
            look.accept("consent", page);
            visitor.consent().allow();
            page.locator("h1").waitFor();
            app.exchange(app.answer());
            page.navigate(app.authorizationUrl(Map.of("redirect_uri", "https://evil.example/")));
            look.accept("error", page);
        }
        mails(look);
        page.navigate(origin + "/sign-in");
        look.accept("signed-in", page);
        own(look);
        page.navigate(origin + "/portal/admin/accounts");
        look.accept("forbidden", page);
        page.navigate(origin + "/oauth/end-session");
        look.accept("sign-out", page);
        visitor.signOut().confirm();
        look.accept("signed-out", page);
        administrators(look, userName);
    }

    private void mails(BiConsumer<String, Page> look) {
        String origin = suite.stack().origin();
        String email = suite.createPendingAccount();
        Page page = visitor.page();
        page.navigate(origin + "/mail?to=" + email);
        look.accept("mailbox", page);
        press(page.locator("td a"));
        look.accept("mail", page);
        press(page.locator("pre a").first());
        look.accept("activate", page);
        page.locator("#password").fill("password1");
        press(page.locator("button[type=submit]"));
        look.accept("activate-wrong", page);
        page.locator("#password").fill(Suite.PASSWORD);
        press(page.locator("button[type=submit]"));
        look.accept("activated", page);
        page.navigate(origin + "/activate?token=none");
        look.accept("link-gone", page);
        page.navigate(origin + "/password-reset");
        look.accept("reset", page);
        page.locator("#email").fill(email);
        press(page.locator("button[type=submit]"));
        look.accept("reset-asked", page);
    }

    private void own(BiConsumer<String, Page> look) {
        look.accept("account", portal.open("/portal"));
        look.accept("password", portal.open("/portal/password"));
        look.accept("apps-empty", portal.open("/portal/apps"));
        look.accept("app-new", portal.open("/portal/apps/new"));
        portal.addApp("Stock list");
        look.accept("app", visitor.page());
        look.accept("apps", portal.open("/portal/apps"));
        press(portal.link("Stock list"));
        press(portal.link("New secret"));
        look.accept("app-secret", visitor.page());
        visitor.page().goBack();
        press(portal.link("Delete app"));
        look.accept("confirm", visitor.page());
        look.accept("connected", portal.open("/portal/connected"));
        modules(look);
        look.accept("keys", portal.open("/portal/keys"));
        look.accept("browsers", portal.open("/portal/browsers"));
    }

    private void modules(BiConsumer<String, Page> look) {
        try (LoopbackApp module = new LoopbackApp(suite)) {
            visitor.page().navigate(module.moduleUrl("menu:read,sales:refund"));
            look.accept("module-refused", visitor.page());
            visitor.page().navigate(module.moduleUrl("menu:read"));
            look.accept("module", visitor.page());
            visitor.consent().allow();
            module.answer();
        }
    }

    private void administrators(BiConsumer<String, Page> look, String someone) {
        look.accept(
                "admin-accounts",
                portal.enter("/portal/admin/accounts", "admin", suite.stack().adminPassword()));
        look.accept("admin-account-new", portal.open("/portal/admin/accounts/new"));
        portal.open("/portal/admin/accounts?q=" + someone);
        press(portal.link(someone));
        look.accept("admin-account", visitor.page());
        look.accept("admin-clients", portal.open("/portal/admin/clients"));
        look.accept("admin-client-new", portal.open("/portal/admin/clients/new"));
        look.accept("admin-client", portal.open("/portal/admin/clients/pos-web"));
        look.accept("admin-scopes", portal.open("/portal/admin/scopes"));
        look.accept("admin-keys", portal.open("/portal/admin/keys"));
        look.accept("admin-events", portal.open("/audit"));
        press(visitor.page().locator("tbody th a").first());
        look.accept("admin-event", visitor.page());
    }

    /** Presses what leads to another page, which is looked at once it is whole. */
    private void press(Locator target) {
        visitor.page().waitForNavigation(target::click);
    }
}
