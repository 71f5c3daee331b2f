package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillgate.e2e.stack.Suite;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class AuditPageTest {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("hh:mm");

    private final Suite suite;
    private final Chromium chromium;
    private final String userName = Suite.newUserName();
    private Visitor visitor;
    private Portal portal;

    AuditPageTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(Chromium.options().setTimezoneId("Asia/Kolkata"));
        portal = new Portal(visitor, suite);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    @DisplayName(
            "GET /audit: an administrator signs in, finds an account's events, and opens one with its proof and its trace")
    void findAndProve() {
        String account = suite.createAccount(userName);
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(201);
        String admin = suite.adminToken();
        await().atMost(20, SECONDS).until(() -> suite.audit(admin, account).size() >= 3);
        Page page = visitor.page();
        visitor.open(suite.stack().origin() + "/audit")
                .signIn("admin", suite.stack().adminPassword());
        assertThat(page.locator("h1")).hasText("Audit log");
        assertThat(page.locator("svg.tg-chart .bar")).not().hasCount(0);

        page.getByLabel("Contains").fill(account);
        page.getByLabel("Type").fill("AccountChanged");
        portal.button("Search").click();
        assertThat(page.locator("tbody th a")).hasText("AccountChanged");
        Locator time = page.locator("tbody time");
        String shown = time.textContent();
        OffsetDateTime at = OffsetDateTime.parse(time.getAttribute("datetime"));
        assertThat(shown)
                .as("times are in UTC, and say so")
                .contains(at.format(MINUTE))
                .endsWith("UTC");
        page.locator("tbody th a").click();

        assertThat(page.locator("h1")).hasText("AccountChanged");
        assertThat(page.locator("main")).containsText(account);
        await().atMost(10, SECONDS).until(() -> {
            page.reload();
            return page.locator("#checkpoint").isVisible();
        });
        assertThat(page.locator("#checkpoint + div pre")).containsText("tillgate/audit");
        portal.link("io.tillgate.account.AccountChanged").click();
        assertThat(page).hasURL(Pattern.compile(".*/portal/admin/events\\?type=AccountChanged"));
        assertThat(visitor.violations()).isEmpty();
    }

    @Test
    @DisplayName("Invalid filters are shown at their fields; pages continue without a gap; Italian is one click away")
    void badFiltersAndPages() {
        for (int i = 0; i < 4; i++) {
            suite.newAccountToken();
        }
        portal.enter("/portal/admin/events", "admin", suite.stack().adminPassword());
        Page page = visitor.page();
        page.getByLabel("Contains").fill("---");
        portal.button("Search").click();
        assertThat(page.locator("[role=alert]")).isFocused();
        assertThat(page.locator("#q")).hasAttribute("aria-invalid", "true");

        portal.open("/portal/admin/events?from=9999-01-01T00:00:00");
        assertThat(page.locator("main")).containsText("No results.");
        portal.open("/portal/admin/events?cursor=forged");
        assertThat(page.locator("h1")).hasText("Audit log");
        assertThat(page.locator("[role=alert]")).isVisible();

        portal.open("/portal/admin/events");
        page.locator("a[lang=it]").click();
        assertThat(page.locator("h1")).hasText("Registro di audit");
        assertThat(visitor.violations()).isEmpty();
    }

    @Test
    @DisplayName("A user who is not an administrator does not get the page")
    void administratorsOnly() {
        suite.createAccount(userName);
        portal.enter("/portal", userName, Suite.PASSWORD);
        assertThat(portal.open("/audit").locator("h1")).hasText("You don't have access to this page");
    }
}
