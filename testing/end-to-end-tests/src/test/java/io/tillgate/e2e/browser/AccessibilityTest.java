package io.tillgate.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.tillgate.e2e.stack.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class AccessibilityTest {
    private final Suite suite;
    private final Chromium chromium;

    AccessibilityTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("WCAG 2.2 AA: axe-core finds no violation on any page, in light and dark; the console stays quiet")
    void everyPage() {
        AxeCore axe = new AxeCore();
        List<String> found = new ArrayList<>();
        // Without motion, so that a change of the colours takes effect at once.
        try (Visitor visitor = chromium.visitor(Chromium.options().setReducedMotion(ReducedMotion.REDUCE))) {
            List<String> console = new ArrayList<>();
            visitor.context().onConsoleMessage(message -> {
                // A page that is an error says so with its status, and the browser notes that; the applications that
                // stand on loopback for the pages' sake are gone before the browser has asked them for an icon.
                String where = message.location();
                boolean isAsset = where.contains("/assets/");
                if (message.type().equals("error")
                        && where.startsWith(suite.stack().origin())
                        && (isAsset || !message.text().contains("responded with a status of 40"))) {
                    console.add(message.text() + " " + where);
                }
            });
            new EveryPage(suite, visitor).walk((name, page) -> {
                for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    axe.violations(page).forEach(violation -> found.add(name + " in " + scheme + ": " + violation));
                }
                found.addAll(tooSmall(name, page));
            });
            assertThat(found).isEmpty();
            assertThat(console).isEmpty();
            assertThat(visitor.violations()).isEmpty();
        }
    }

    /** WCAG 2.2 §2.5.8: 24 pixels for what is pressed, but for a link within a sentence; §1.4.10: no scrolling sideways. */
    @SuppressWarnings("unchecked")
    private static List<String> tooSmall(String name, Page page) {
        List<Map<String, Object>> small = (List<Map<String, Object>>) page.evaluate("""
                () => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
                  .filter((e) => e.checkVisibility() && !e.closest("p, pre, li li, dd, .visually-hidden, .tg-alert, .tg-skip")
                      && !e.matches(".tg-skip, .visually-hidden"))
                  .map((e) => ({ html: e.outerHTML.slice(0, 120), box: e.getBoundingClientRect() }))
                  .filter(({ box }) => box.width < 24 || box.height < 24)
                  .map(({ html, box }) => ({ html, height: box.height }))""");
        List<String> found = new ArrayList<>();
        small.forEach(target -> found.add(name + ": target too small " + target));
        page.setViewportSize(320, 800);
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > 320")) {
            found.add(name + ": scrolls sideways at 320 pixels");
        }
        page.setViewportSize(1280, 800);
        return found;
    }
}
