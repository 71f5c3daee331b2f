package io.tillgate.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TranslationTest {
    /** The words that Italian has taken from English. */
    private static final Set<String> SAME = Set.of("App", "Client", "Hash", "ID", "Password");

    @Test
    @DisplayName("Every text of the pages and mails has an Italian translation, which differs from the English text")
    void translated() throws IOException {
        List<Path> bundles = bundles();
        assertThat(bundles).hasSizeGreaterThanOrEqualTo(4);

        for (Path bundle : bundles) {
            Properties english = texts(bundle);
            Properties italian =
                    texts(bundle.resolveSibling(bundle.getFileName().toString().replace("_en", "_it")));

            assertThat(italian.keySet()).as("keys of %s", bundle).isEqualTo(english.keySet());
            assertThat(english.entrySet())
                    .as("texts of %s", bundle)
                    .filteredOn(text -> !SAME.contains(text.getValue()))
                    .allSatisfy(text -> assertThat(italian.get(text.getKey())).isNotEqualTo(text.getValue()));
        }
    }

    private static List<Path> bundles() throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (Path module : Modules.all()) {
            Path messages = module.resolve("src/main/resources/messages");
            if (Files.isDirectory(messages)) {
                try (Stream<Path> files = Files.list(messages)) {
                    files.filter(file -> file.toString().endsWith("_en.properties"))
                            .forEach(bundles::add);
                }
            }
        }
        return bundles;
    }

    private static Properties texts(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
