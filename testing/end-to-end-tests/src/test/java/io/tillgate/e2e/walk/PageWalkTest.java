package io.tillgate.e2e.walk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.tool.NeedsTool;
import io.tillgate.e2e.tool.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell to type works as it stands there, in order, and answers as the page says. */
@RunningStack
class PageWalkTest {
    private static final Page MODULE = Page.of("docs/tutorials/module-author.md");
    private static final Page SITE = Page.of("docs/tutorials/php-behind-nginx.md");
    private static final Set<Page> NEED_TOOLS = Set.of(MODULE, SITE);

    private final Suite suite;

    PageWalkTest(Suite suite) {
        this.suite = suite;
    }

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> !NEED_TOOLS.contains(page))
                .filter(page -> page.blocks().stream().anyMatch(Block::isRun))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    @DisplayName("The commands of a page work as they stand there")
    void page(Page page) throws IOException {
        new Walk(page, suite.stack()).run();
    }

    @Test
    @NeedsTool(Tool.PHP)
    @DisplayName("The module in PHP works as it stands in its tutorial")
    void module() throws IOException {
        new Walk(MODULE, suite.stack()).run();
    }

    @Test
    @NeedsTool({Tool.PHP_FPM, Tool.NGINX})
    @DisplayName("The site in PHP behind nginx works as it stands in its tutorial")
    void site() throws IOException {
        new Walk(SITE, suite.stack()).run();
    }

    /** A page may have had parts of the stack stopped for a while. */
    @AfterEach
    void asItWas() {
        await().atMost(60, SECONDS).until(() -> suite.menuStatus(suite.newAccountToken()) == 200);
    }
}
