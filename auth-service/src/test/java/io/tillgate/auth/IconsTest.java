package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IconsTest {
    private static final Pattern USED = Pattern.compile("fa-solid (fa-[a-z-]+)");
    private static final Pattern RANGE = Pattern.compile("U\\+([0-9A-F]+)");

    @Test
    @DisplayName("The small font has exactly the icons of the pages, which do not load the whole font for them")
    void smallFont() throws IOException {
        String styles = resource("META-INF/resources/webjars/font-awesome/6.7.2/css/all.min.css");
        Set<String> used = new TreeSet<>();
        for (Path template : templates()) {
            Matcher icon = USED.matcher(Files.readString(template));
            while (icon.find()) {
                Matcher point = Pattern.compile("\\." + icon.group(1) + "(?:,[^{}]*)?\\{--fa:\"\\\\([0-9a-f]+)")
                        .matcher(styles);
                assertThat(point.find()).as(icon.group(1)).isTrue();
                used.add(point.group(1).toUpperCase(Locale.ROOT));
            }
        }

        assertThat(RANGE.matcher(resource("assets/icons.css")).results().map(range -> range.group(1)))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(IconsTest.class.getClassLoader().getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
