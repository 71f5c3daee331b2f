package io.tillgate.e2e.browser;

import com.microsoft.playwright.Page;
import io.tillgate.e2e.tool.NodeModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The checks of axe-core for WCAG 2.2 AA and good practice, on a page as it is shown. */
final class AxeCore {
    private static final String RUN = """
            async () => {
              const result = await axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              });
              return result.violations.flatMap((violation) =>
                violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`));
            }""";

    private final String script;

    AxeCore() {
        try {
            script = Files.readString(NodeModules.install().resolve("node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a page. */
    @SuppressWarnings("unchecked")
    List<String> violations(Page page) {
        page.evaluate(script);
        return (List<String>) page.evaluate(RUN);
    }
}
