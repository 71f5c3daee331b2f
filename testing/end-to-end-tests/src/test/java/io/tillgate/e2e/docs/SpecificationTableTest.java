package io.tillgate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationTableTest {
    private static final Pattern TEST_METHOD =
            Pattern.compile("^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b", Pattern.MULTILINE);

    static List<SpecificationTable.Row> rows() throws IOException {
        return SpecificationTable.read(Modules.ROOT);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("The table of specifications names packages that there are")
    void packages(SpecificationTable.Row row) {
        assertThat(row.packages())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(modules()
                                .map(module -> module.resolve("src/main/java").resolve(name.replace('.', '/'))))
                        .as("a module has the package %s", name)
                        .anyMatch(folder -> Files.exists(folder.resolve("package-info.java"))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("The table of specifications names test classes that there are, and that test something")
    void tests(SpecificationTable.Row row) {
        assertThat(row.tests())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources(name))
                        .as("a module has the test class %s", name)
                        .isNotEmpty()
                        .allSatisfy(source -> assertThat(
                                        TEST_METHOD.matcher(text(source)).find())
                                .as("%s has tests", source)
                                .isTrue()));
    }

    private static List<Path> sources(String testClass) {
        return modules()
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder).stream())
                .filter(file -> file.endsWith(testClass + ".java"))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> modules() {
        return Modules.all().stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
