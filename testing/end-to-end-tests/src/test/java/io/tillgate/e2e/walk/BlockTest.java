package io.tillgate.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in blocks that are not run is right as well. */
class BlockTest {
    private static final Set<String> KNOWN =
            Set.of("bash", "json", "properties", "xml", "java", "php", "ini", "nginx", "mermaid", "sql", "text");
    private static final Set<String> FILES = Set.of("php", "ini");
    private static final Pattern NGINX_COMMENT = Pattern.compile("\\s+#.*$", Pattern.MULTILINE);
    private static final Pattern COMMAND =
            Pattern.compile("^(?:\\$ )?(?:curl|\\./tillgate|php|nginx|export|[A-Z_]+=\\$)\\b", Pattern.MULTILINE);
    private static final Pattern SETTING = Pattern.compile("^\\| `(tillgate\\.[^`]+)`", Pattern.MULTILINE);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*)</artifactId>\\s*<version>(.*)</version>");

    static Stream<Block> blocks() {
        return Page.all().stream().flatMap(page -> page.blocks().stream());
    }

    static Stream<Block> scripts() {
        return blocks().filter(Block::isScript);
    }

    static Stream<Block> json() {
        return in("json");
    }

    static Stream<Block> properties() {
        return in("properties");
    }

    static Stream<Block> xml() {
        return in("xml");
    }

    /** nginx with a file's name is run as that file. */
    static Stream<Block> excerpts() {
        return Stream.concat(in("java"), in("nginx").filter(block -> !block.isFile()));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    @DisplayName("Every block has a type: commands are run (bash), or marked as not to be run (text)")
    void language(Block block) {
        assertThat(block.language()).isIn(KNOWN);
        if (FILES.contains(block.language())) {
            assertThat(block.isFile())
                    .as("is a file that the commands of its page use")
                    .isTrue();
        }
        if (!block.isRun() && !block.language().equals("text")) {
            assertThat(block.text()).doesNotContainPattern(COMMAND);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("Commands can be copied as they are: no prompt, no shortened value, no secret cut out of a file")
    void script(Block block) {
        assertThat(block.text()).doesNotContainPattern("(?m)^\\$ |\\.\\.\\.|credentials\\.json|\\bsed ");
    }

    @Test
    @DisplayName("An answer has a block of its own, directly after the commands that get it")
    void answers() {
        for (Page page : Page.all()) {
            List<Block> blocks = page.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).isAnswer()) {
                    assertThat(i > 0 && blocks.get(i - 1).isScript())
                            .as(blocks.get(i).where())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("json")
    @DisplayName("JSON can be parsed")
    void parses(Block block) throws IOException {
        new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(block.text());
    }

    @ParameterizedTest
    @MethodSource("properties")
    @DisplayName("Settings of ours are those of docs/configuration.md")
    void settings(Block block) {
        List<Pattern> known = SETTING.matcher(text(Page.ROOT.resolve("docs/configuration.md")))
                .results()
                .map(match -> Arrays.stream(match.group(1).split("\"<name>\"", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("(\"[^\"]+\"|\\[[^]]+\\]|[\\w-]+)")))
                .map(Pattern::compile)
                .toList();

        assertThat(block.text().lines().filter(line -> line.startsWith("tillgate.")))
                .map(line -> line.split("=", 2)[0].replace("\\:", ":"))
                .allSatisfy(key ->
                        assertThat(known).anyMatch(each -> each.matcher(key).matches()));
    }

    @ParameterizedTest
    @MethodSource("xml")
    @DisplayName("A dependency is a module of ours, in its present version")
    void dependency(Block block) {
        Matcher artifact = ARTIFACT.matcher(block.text());
        assertThat(artifact.find()).isTrue();
        assertThat(text(Modules.named(artifact.group(1)).resolve("pom.xml")))
                .contains("<version>" + artifact.group(2) + "</version>");
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    @DisplayName("Java stands so in a source file, nginx in deploy/nginx; \"...\" stands for whatever is there")
    void stands(Block block) {
        Pattern shown = Pattern.compile(Arrays.stream(normal(block.text()).split("\\.\\.\\.", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*?")));
        Stream<Path> files = block.language().equals("java") ? sources() : files(Page.ROOT.resolve("deploy/nginx"));
        assertThat(files)
                .as(block.text())
                .anyMatch(source -> shown.matcher(normal(text(source))).find());
    }

    private static Stream<Block> in(String language) {
        return blocks().filter(block -> block.language().equals(language));
    }

    private static Stream<Path> sources() {
        return Modules.all().stream()
                .map(module -> module.resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(BlockTest::files)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String normal(String text) {
        return NGINX_COMMENT.matcher(text).replaceAll("").replaceAll("\\s+", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
