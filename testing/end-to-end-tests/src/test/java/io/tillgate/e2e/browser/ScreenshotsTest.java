package io.tillgate.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import io.tillgate.e2e.checkout.Modules;
import io.tillgate.e2e.stack.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class ScreenshotsTest {
    private static final Path ROOT = Modules.ROOT;
    private static final Path IMAGES = ROOT.resolve("docs/images");

    private static final int MAX_HEIGHT = 1_300;

    private final Suite suite;
    private final Chromium chromium;

    ScreenshotsTest(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("docs/portal.md shows every page (-Dtillgate.docs.update=true takes new screenshots)")
    void everyPage() throws IOException {
        Set<String> names = new TreeSet<>();
        boolean update = Boolean.getBoolean("tillgate.docs.update");
        try (Visitor visitor = chromium.visitor(Chromium.options().setViewportSize(1100, 720))) {
            new EveryPage(suite, visitor).walk((name, page) -> {
                names.add(name);
                if (update) {
                    take(page, name);
                }
            });
            if (update) {
                inTheDark(visitor);
            }
        }
        String document = Files.readString(ROOT.resolve("docs/portal.md"));
        for (String name : names) {
            assertThat(IMAGES.resolve(name + ".jpg")).isRegularFile();
            assertThat(document).contains("images/" + name + ".jpg");
        }
    }

    /** Two pages as a phone shows them at night. */
    private void inTheDark(Visitor visitor) {
        Page page = visitor.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 780);
        page.navigate(suite.stack().origin() + "/portal/apps");
        take(page, "phone-dark");
    }

    private static void take(Page page, String name) {
        int width = page.viewportSize().width;
        int height = Math.min(MAX_HEIGHT, (Integer) page.evaluate("document.documentElement.scrollHeight"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(IMAGES.resolve(name + ".jpg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(60)
                .setFullPage(true)
                .setClip(0, 0, width, height));
    }
}
