package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillgate.e2e.stack.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two browsers of two users, at the same time. */
@NeedsBrowser
class TwoUsersTest {
    private static final List<String> LISTS =
            List.of("/portal", "/portal/apps", "/portal/connected", "/portal/keys", "/portal/browsers");

    private final Suite suite;
    private final Chromium chromium;
    private final String adasName = Suite.newUserName();
    private final String bobsName = "bob" + Suite.newUserName();
    private Visitor ada;
    private Visitor bob;
    private Portal adas;
    private Portal bobs;

    TwoUsersTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        suite.createAccount(adasName);
        suite.createAccount(bobsName);
        ada = chromium.visitor();
        bob = chromium.visitor();
        adas = new Portal(ada, suite);
        bobs = new Portal(bob, suite);
        adas.enter("/portal", adasName, Suite.PASSWORD);
        bobs.enter("/portal", bobsName, Suite.PASSWORD);
    }

    @AfterEach
    void leave() {
        ada.close();
        bob.close();
    }

    @Test
    @DisplayName(
            "Neither of two users sees the other's apps, keys, browsers or profile, nor ends them by their addresses")
    void othersThings() {
        adas.addApp("Adas stock list");
        bobs.addApp("Bobs stock list");
        String app = "/portal/apps/" + adas.clientId().textContent();
        String key = key(ada, adas);
        String session = "/portal/browsers/"
                + adas.open("/portal/browsers")
                        .locator("h2[id^=browser-]")
                        .getAttribute("id")
                        .substring("browser-".length())
                + "/end";

        for (String path : LISTS) {
            String shown = bobs.open(path).locator("main").textContent();
            assertThat(shown).as(path).doesNotContain(adasName, "Adas stock list", "127.0.0.1");
        }
        for (String path : List.of(app, app + "/delete", app + "/secret", key, session)) {
            assertThat(bobs.open(path).locator("h1")).hasText("Page not found");
        }
        bobs.open("/portal/apps/new");
        for (String path : List.of(app + "/delete", app + "/secret", key, session)) {
            bobs.open("/portal/apps/new");
            send(bob.page(), path, null);
            assertThat(bob.page().locator("h1")).hasText("Page not found");
        }

        assertThat(adas.open("/portal/apps").locator("main")).containsText("Adas stock list");
        assertThat(adas.open("/portal/keys").locator("main")).containsText("127.0.0.1");
        assertThat(bobs.open("/portal/apps").locator("main")).containsText("Bobs stock list");
        assertThat(bob.violations()).isEmpty();
    }

    @Test
    @DisplayName("A form with the other's token, a wrong or no token, sent by one's own browser, does nothing")
    void othersForm() {
        String adasToken = adas.open("/portal/apps/new")
                .locator("main input[name=form_token]")
                .first()
                .getAttribute("value");
        for (String token : List.of(adasToken, "forged", "")) {
            bobs.open("/portal/apps/new");
            bob.page().getByLabel("App name").fill("Forged");
            send(bob.page(), "/portal/apps/new", token);
            assertThat(bob.page().locator("[role=alert]")).containsText("nothing was changed");
        }

        assertThat(bobs.open("/portal/apps").locator("main")).not().containsText("Forged");
        assertThat(adas.open("/portal/apps").locator("main")).not().containsText("Forged");
    }

    @Test
    @DisplayName("When one user signs out, the other stays in; a page that the first left open does nothing any more")
    void signOut() {
        adas.open("/portal/apps/new");
        Page left = ada.context().newPage();
        left.navigate(suite.stack().origin() + "/portal/apps/new");
        ada.endSession(suite.stack().origin());

        left.getByLabel("App name").fill("Too late");
        left.locator("main button[type=submit]").click();
        assertThat(left).hasURL(Pattern.compile(".*/sign-in.*"));

        assertThat(bobs.open("/portal").locator("h1")).hasText("Your account");
        new SignInPage(left).signIn(adasName, Suite.PASSWORD);
        assertThat(adas.open("/portal/apps").locator("main")).not().containsText("Too late");
    }

    /** The address that asks whether to revoke the key of a module that somebody lets act. */
    private String key(Visitor visitor, Portal portal) {
        try (LoopbackApp module = new LoopbackApp(suite)) {
            visitor.page().navigate(module.moduleUrl("menu:read"));
            visitor.consent().allow();
            module.answer();
        }
        return href(portal.open("/portal/keys"), "a[href^='/portal/keys/']");
    }

    private static String href(Page page, String selector) {
        return page.locator(selector).first().getAttribute("href");
    }

    /**
     * Sends the page's form to another address.
     *
     * @param token in place of its own; null for its own, empty for none
     */
    private static void send(Page page, String path, @Nullable String token) {
        page.locator("main form").first().evaluate("""
                (form, [path, token]) => {
                  form.action = path;
                  const field = form.querySelector("[name=form_token]");
                  if (token === "") { field.remove(); } else if (token != null) { field.value = token; }
                  form.noValidate = true;
                }""", Arrays.asList(path, token));
        page.waitForNavigation(() -> page.locator("main form").first().evaluate("form => form.submit()"));
    }
}
