package io.tillgate.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.tillgate.e2e.tool.NodeModules;
import io.tillgate.e2e.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of this machine without a window. Playwright's driver is the npm package {@code playwright-core}, which
 * {@code package.json} installs under the name that the Java half looks for, {@code package}.
 */
public final class Chromium implements AutoCloseable {
    private static final double TIMEOUT_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Path modules = NodeModules.install().resolve("node_modules");
        System.setProperty("playwright.cli.dir", modules.toString());
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        Tool.NODE.path().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Tool.CHROMIUM.path())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** A person at a browser of their own, with no cookie yet. */
    public Visitor visitor() {
        return visitor(options());
    }

    /** The same, with what the options say. */
    public Visitor visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        return new Visitor(context);
    }

    /** What every visitor has: English, unless a test says otherwise. */
    public static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("en-GB").setIgnoreHTTPSErrors(true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
