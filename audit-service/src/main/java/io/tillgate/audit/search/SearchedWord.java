package io.tillgate.audit.search;

import io.tillgate.audit.log.SearchTerms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word that is searched for. It holds letters and digits only, nothing that a query could take for its own.
 *
 * @param text the word
 * @param isWhole whether it is all of a word, or its beginning
 */
record SearchedWord(String text, boolean isWhole) {
    private static final Pattern BLANK = Pattern.compile("\\s+");
    /** As beginnings, shorter ones would match nearly everything. */
    private static final int SHORTEST_BEGINNING = 3;

    /** The words of a text, each of them whole. */
    static Set<SearchedWord> whole(String text) {
        return SearchTerms.of(text).stream()
                .map(word -> new SearchedWord(word, true))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The words of a text that may not be written to the end: the last one before a blank may be the beginning of one. What
     * stands before a hyphen or a colon is whole, or the parts of an id would match those of nearly every other.
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

    /** The word in a text search query of PostgreSQL. */
    String query() {
        return "'" + text + "'" + (isWhole ? "" : ":*");
    }
}
