package io.tillgate.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.audit.person.PersonKey;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Splits text into words: runs of letters and digits, in lower case. Stored text and search text are split alike, so
 * that an id, an address or a scope is found as a whole and in parts.
 */
public final class SearchTerms {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int MAX_CHARACTERS = 200;
    private static final int MAX_TERMS = 2_000;

    private SearchTerms() {}

    /** Returns the words of all values in a JSON tree, at most 2000. */
    public static Set<String> of(JsonNode data) {
        Set<String> terms = new LinkedHashSet<>();
        collect(data, terms);
        return terms;
    }

    /** Returns the words of a text, at most 2000. */
    public static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        collect(text, terms);
        return terms;
    }

    private static void collect(JsonNode node, Set<String> terms) {
        if (node.isContainerNode()) {
            node.forEach(child -> collect(child, terms));
        } else if (!node.isNull() && !PersonKey.isSealed(node.asText())) {
            collect(text(node), terms);
        }
    }

    /** Returns the same text for a number regardless of the precision with which it was parsed. */
    private static String text(JsonNode node) {
        return node.isFloatingPointNumber() ? Double.toString(node.doubleValue()) : node.asText();
    }

    private static void collect(String text, Set<String> terms) {
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.length() > MAX_CHARACTERS ? word.substring(0, MAX_CHARACTERS) : word)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .takeWhile(word -> terms.size() < MAX_TERMS)
                .forEach(terms::add);
    }
}
