package io.tillgate.messages;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Generates the source of a message bundle interface. It has a method for each text. The parameters are the
 * placeholders in alphabetical order, so that a new word order in the English text does not change the calls.
 *
 * @param bundle the name of the bundle, which is its namespace in templates
 * @param english the English texts; the first line of the file names the interface
 */
record BundleInterface(String bundle, MessageFile english) {
    /** Qute 3.31 drops the 301st key of a bundle. */
    private static final int MAX_TEXTS = 300;

    /** The placeholders that are numbers; all others are texts. */
    private static final Set<String> NUMBERS = Set.of("count", "days", "hours");

    BundleInterface {
        if (!english.title().matches("[a-z.]+[.][A-Z]\\w+")) {
            throw new IllegalArgumentException(
                    "The first line of %s must name the interface: # io.tillgate...".formatted(english.name()));
        }
        if (english.texts().size() > MAX_TEXTS) {
            throw new IllegalArgumentException("%s has more than %d texts".formatted(english.name(), MAX_TEXTS));
        }
    }

    String typeName() {
        return english.title();
    }

    String source() {
        int dot = typeName().lastIndexOf('.');
        String methods = english.texts().keySet().stream().map(this::method).collect(Collectors.joining("\n"));
        return """
                package %s;

                import io.quarkus.qute.i18n.MessageBundle;
                import javax.annotation.processing.Generated;

                /** The texts of {@code messages/%s}. */
                @Generated("io.tillgate.messages")
                @MessageBundle(value = "%s", locale = "en")
                public interface %s {
                %s
                }
                """.formatted(
                typeName().substring(0, dot), english.name(), bundle, typeName().substring(dot + 1), methods);
    }

    private String method(String key) {
        String parameters = english.placeholders(key).stream()
                .map(name -> (NUMBERS.contains(name) ? "long " : "String ") + name)
                .collect(Collectors.joining(", "));
        return "    String %s(%s);".formatted(key, parameters);
    }
}
