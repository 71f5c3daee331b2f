package io.tillgate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * {@code docs/benchmarks.md}: sections, each but the first after a comment with its name. A run replaces only what it
 * measured.
 */
final class Page {
    private static final Pattern MARK = Pattern.compile("^<!-- (\\w+) -->\\n\\n", Pattern.MULTILINE);

    /** The sections, in their order. */
    enum Section {
        INTRODUCTION,
        VERSUS,
        FIGURES,
        DELAYS,
        MEMORY
    }

    private Page() {}

    /** Replaces some sections of the page, and keeps the others. */
    static void replace(Path file, Map<Section, String> sections) throws IOException {
        Map<Section, String> all = Files.exists(file) ? read(Files.readString(file)) : new EnumMap<>(Section.class);
        all.putAll(sections);
        StringBuilder text = new StringBuilder();
        all.forEach((section, content) ->
                text.append(mark(section)).append(content.strip()).append("\n\n"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString().strip() + "\n");
    }

    private static String mark(Section section) {
        return section == Section.INTRODUCTION ? "" : "<!-- " + section.name().toLowerCase(Locale.ROOT) + " -->\n\n";
    }

    private static Map<Section, String> read(String text) {
        Map<Section, String> sections = new EnumMap<>(Section.class);
        Section section = Section.INTRODUCTION;
        int from = 0;
        for (MatchResult mark : MARK.matcher(text).results().toList()) {
            sections.put(section, text.substring(from, mark.start()));
            section = Section.valueOf(mark.group(1).toUpperCase(Locale.ROOT));
            from = mark.end();
        }
        sections.put(section, text.substring(from));
        return sections;
    }
}
