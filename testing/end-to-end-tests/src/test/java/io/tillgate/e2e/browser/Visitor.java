package io.tillgate.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A person at a browser of their own: nobody else's cookies, one tab, and an eye on what the browser blocks. */
public final class Visitor implements AutoCloseable {
    private static final int MAX_TABS = 40;
    private static final String REPORT_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation', (violation) =>
              console.error(`securitypolicyviolation ${violation.violatedDirective} ${violation.blockedURI}`));
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    Visitor(BrowserContext context) {
        this.context = context;
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(message -> {
            if (message.text().contains("securitypolicyviolation")
                    || message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        this.page = context.newPage();
    }

    /** The tab. */
    public Page page() {
        return page;
    }

    /** Its cookies and its network. */
    public BrowserContext context() {
        return context;
    }

    /** What the pages' Content Security Policy has stopped so far. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Opens an address, and is asked to sign in. */
    public SignInPage open(String url) {
        page.navigate(url);
        return new SignInPage(page);
    }

    /** The page that asks for consent, which comes next. */
    public ConsentPage consent() {
        return new ConsentPage(page);
    }

    SignOutPage signOut() {
        return new SignOutPage(page);
    }

    /** Signs out at the suite itself, without an application. */
    public void endSession(String origin) {
        page.navigate(origin + "/oauth/end-session");
        signOut().confirm();
    }

    /** Whether an application that asks in silence learns who this is (OpenID Connect Core 1.0 section 3.1.2.1). */
    boolean isSignedIn(String silentUrl, LoopbackApp app) {
        page.navigate(silentUrl);
        Map<String, List<String>> answer = app.answer();
        return !answer.getOrDefault("error", List.of()).contains("login_required");
    }

    /** The cookie that stands for the session. */
    Cookie sessionCookie() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.endsWith("tillgate-session"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no session cookie"));
    }

    /** Walks there with the tabulator key. */
    void tabTo(Locator target) {
        target.waitFor();
        for (int pressed = 0; pressed < MAX_TABS && !isFocused(target); pressed++) {
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }

    private static boolean isFocused(Locator target) {
        return (Boolean) target.evaluate("element => element === document.activeElement");
    }

    @Override
    public void close() {
        context.close();
    }
}
