package io.tillgate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SitePagesTest {
    private static final Path ROOT = Modules.ROOT;
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern IN_NAVIGATION = Pattern.compile(": ([a-zA-Z0-9/_-]+\\.md)$", Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    static List<Path> documents() {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "deploy/README.md")
                                    .map(ROOT::resolve))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("The navigation of the site, mkdocs.yml, has every page of docs")
    void navigation() {
        List<Path> pages = IN_NAVIGATION
                .matcher(text(ROOT.resolve("mkdocs.yml")))
                .results()
                .map(match -> DOCS.resolve(match.group(1)))
                .toList();

        assertThat(pages).doesNotHaveDuplicates();
        assertThat(documents().stream().filter(file -> file.startsWith(DOCS)))
                .as("pages that mkdocs.yml should have under nav")
                .isSubsetOf(pages);
    }

    @ParameterizedTest
    @MethodSource("documents")
    @DisplayName("A document's links lead to files and headings that there are")
    void links(Path document) {
        String text = FENCE.matcher(text(document)).replaceAll("");
        assertThat(LINK.matcher(text).results().map(match -> match.group(1)))
                .filteredOn(link -> !link.matches("[a-z]+:.*"))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty()
                            ? document
                            : document.resolveSibling(parts[0]).normalize();
                    assertThat(target).exists();
                    if (parts.length == 2) {
                        assertThat(anchors(target)).contains(parts[1]);
                    }
                });
    }

    private static List<String> anchors(Path document) {
        return HEADING.matcher(FENCE.matcher(text(document)).replaceAll(""))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
