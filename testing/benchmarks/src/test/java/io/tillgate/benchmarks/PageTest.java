package io.tillgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("A run replaces the sections that it measured, and keeps the others in their order")
    void replaces() throws IOException {
        Path page = directory.resolve("page.md");
        Page.replace(page, Map.of(Page.Section.INTRODUCTION, "# Page\n", Page.Section.DELAYS, "## Delays\n\n| 1 |\n"));

        Page.replace(page, Map.of(Page.Section.VERSUS, "## Compared\n"));
        Page.replace(page, Map.of(Page.Section.DELAYS, "## Delays\n\n| 2 |\n"));

        assertThat(Files.readString(page)).isEqualTo("""
            # Page

            <!-- versus -->

            ## Compared

            <!-- delays -->

            ## Delays

            | 2 |
            """);
    }
}
