package io.tillgate.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The message bundles of a service are generated from its texts")
class MessageBundleGeneratorTest {
    private static final String ENGLISH = """
            # io.tillgate.shop.ShopText
            greeting=Hello
            # for both
            reach={name} reaches {email} in {hours} hours
            """;
    private static final String ITALIAN = """
            greeting=Ciao
            reach={email} viene raggiunto da {name} in {hours} ore
            """;

    @TempDir
    Path messages;

    @TempDir
    Path sources;

    @BeforeEach
    void texts() throws IOException {
        write("shop_en.properties", ENGLISH);
        write("shop_it.properties", ITALIAN);
    }

    @Test
    @DisplayName("An interface has a method for each text, with its placeholders in alphabetical order")
    void methods() throws IOException {
        assertThat(MessageBundleGenerator.generate(messages, sources)).isTrue();

        assertThat(sources.resolve("io/tillgate/shop/ShopText.java"))
                .content()
                .contains(
                        "package io.tillgate.shop;",
                        "@MessageBundle(value = \"shop\", locale = \"en\")",
                        "public interface ShopText {",
                        "    String greeting();",
                        "    String reach(String email, long hours, String name);");
    }

    @Test
    @DisplayName("An interface that has not changed is not written again")
    void unchanged() throws IOException {
        MessageBundleGenerator.generate(messages, sources);

        assertThat(MessageBundleGenerator.generate(messages, sources)).isFalse();

        write("shop_en.properties", ENGLISH + "bye=Goodbye\n");
        write("shop_it.properties", ITALIAN + "bye=Arrivederci\n");
        assertThat(MessageBundleGenerator.generate(messages, sources)).isTrue();
    }

    @Test
    @DisplayName("An interface that a bundle no longer names is deleted")
    void renamed() throws IOException {
        MessageBundleGenerator.generate(messages, sources);
        write("shop_en.properties", ENGLISH.replace("ShopText", "StoreText"));

        assertThat(MessageBundleGenerator.generate(messages, sources)).isTrue();
        assertThat(sources.resolve("io/tillgate/shop")).isDirectoryContaining("glob:**StoreText.java");
        assertThat(sources.resolve("io/tillgate/shop/ShopText.java")).doesNotExist();
    }

    @Test
    @DisplayName("A missing translation fails the build")
    void missing() throws IOException {
        write("shop_it.properties", "greeting=Ciao\n");

        refused("shop_it.properties has no text for reach, which shop_en.properties has");
    }

    @Test
    @DisplayName("A translation of a text that English does not have fails the build")
    void unknown() throws IOException {
        write("shop_it.properties", ITALIAN + "bye=Arrivederci\n");

        refused("shop_en.properties has no text for bye, which shop_it.properties has");
    }

    @Test
    @DisplayName("A translation without a placeholder fails the build")
    void placeholder() throws IOException {
        write("shop_it.properties", "greeting=Ciao\nreach=Raggiunge {name}\n");

        refused("shop_it.properties must have the placeholders [email, hours, name] in the text reach");
    }

    @Test
    @DisplayName("An empty text, and two texts for one key, fail the build")
    void malformed() throws IOException {
        write("shop_it.properties", "greeting=\n");
        refused("shop_it.properties has no text in the line \"greeting=\"");

        write("shop_it.properties", ITALIAN + "greeting=Salve\n");
        refused("shop_it.properties has two texts for greeting");
    }

    @Test
    @DisplayName("A file that does not name its interface fails the build")
    void unnamed() throws IOException {
        write("shop_en.properties", ENGLISH.replace("# io.tillgate.shop.ShopText\n", ""));

        refused("The first line of shop_en.properties must name the interface: # io.tillgate...");
    }

    @Test
    @DisplayName("A bundle with more texts than Qute resolves fails the build")
    void tooMany() throws IOException {
        String many = IntStream.rangeClosed(1, 301)
                .mapToObj(n -> "text" + n + "=Text\n")
                .collect(Collectors.joining());
        write("shop_en.properties", "# io.tillgate.shop.ShopText\n" + many);
        write("shop_it.properties", many);

        refused("shop_en.properties has more than 300 texts");
    }

    private void refused(String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageBundleGenerator.generate(messages, sources))
                .withMessage(message);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(messages.resolve(file), text);
    }
}
