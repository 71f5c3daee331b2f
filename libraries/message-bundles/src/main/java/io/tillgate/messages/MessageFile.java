package io.tillgate.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The texts of a bundle in one language: {@code key=text} on each line, comments after {@code #}.
 *
 * @param name the name of the file
 * @param title its first line, without the {@code #}
 * @param texts by key, in alphabetical order
 */
record MessageFile(String name, String title, Map<String, String> texts) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    static MessageFile read(Path path) throws IOException {
        String name = path.getFileName().toString();
        List<String> lines = Files.readAllLines(path);
        Map<String, String> texts = new TreeMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] entry = line.split("=", 2);
            if (entry.length < 2 || entry[1].isBlank()) {
                throw new IllegalArgumentException(name + " has no text in the line \"" + line + "\"");
            }
            if (texts.put(entry[0].strip(), entry[1]) != null) {
                throw new IllegalArgumentException(name + " has two texts for " + entry[0]);
            }
        }
        return new MessageFile(
                name, lines.isEmpty() ? "" : lines.get(0).replace("#", "").strip(), texts);
    }

    /** The placeholders of a text, in alphabetical order. */
    SortedSet<String> placeholders(String key) {
        TreeSet<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher(texts.get(key))
                .results()
                .map(match -> match.group(1))
                .forEach(names::add);
        return Collections.unmodifiableSortedSet(names);
    }

    /** Fails unless a translation has the same keys and placeholders. */
    void requireMatch(MessageFile translation) {
        requireKeysOf(translation, this);
        requireKeysOf(this, translation);
        for (String key : texts.keySet()) {
            if (!placeholders(key).equals(translation.placeholders(key))) {
                throw new IllegalArgumentException("%s must have the placeholders %s in the text %s"
                        .formatted(translation.name, placeholders(key), key));
            }
        }
    }

    private static void requireKeysOf(MessageFile file, MessageFile other) {
        TreeSet<String> missing = new TreeSet<>(other.texts.keySet());
        missing.removeAll(file.texts.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no text for %s, which %s has".formatted(file.name, String.join(", ", missing), other.name));
        }
    }
}
