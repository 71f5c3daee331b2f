package io.tillgate.audit.search;

import io.tillgate.audit.log.SearchTerms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word of a search. It contains letters and digits only, and therefore no query operators.
 *
 * @param text the word
 * @param isWhole whether it matches whole words only, or also as a prefix
 */
record SearchedWord(String text, boolean isWhole) {
    private static final Pattern BLANK = Pattern.compile("\\s+");
    /** Shorter prefixes would match nearly everything. */
    private static final int SHORTEST_BEGINNING = 3;

    /** Returns the words of a text; each matches whole words only. */
    static Set<SearchedWord> whole(String text) {
        return SearchTerms.of(text).stream()
                .map(word -> new SearchedWord(word, true))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Returns the words of a text that the user may still be typing: the last word before each blank also matches as a
     * prefix. Words before a hyphen or a colon match whole words only; otherwise the parts of an id would match nearly
     * every other id.
     */
    static Set<SearchedWord> typed(String text) {
        Set<SearchedWord> words = new LinkedHashSet<>();
        BLANK.splitAsStream(text).forEach(chunk -> {
            List<String> parts = new ArrayList<>(SearchTerms.of(chunk));
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                words.add(new SearchedWord(part, i < parts.size() - 1 || part.length() < SHORTEST_BEGINNING));
            }
        });
        return words;
    }

    /** Returns the word as a PostgreSQL text search query. */
    String query() {
        return "'" + text + "'" + (isWhole ? "" : ":*");
    }
}
