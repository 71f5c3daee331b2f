package io.tillgate.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A person at a browser of their own: nobody else's cookies, one tab, and an eye on what the browser blocks. */
public final class Visitor implements AutoCloseable {
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

    @Override
    public void close() {
        context.close();
    }
}
