package io.tillgate.scope.definition;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Computes the keys by which labels of scopes are compared. Labels that look alike have the same key: it ignores case,
 * spaces and invisible characters, and replaces Greek and Cyrillic letters by the Latin letters they resemble.
 */
final class LabelKeys {
    /** Each letter resembles the one at the same index of {@link #LATIN}, in lower case or as a capital. */
    private static final String LOOK_ALIKES = "\u0430\u0432\u0435\u043A\u043C\u043D\u043E\u0440\u0441\u0442\u0443\u0445"
            + "\u0455\u0456\u0458\u04BB\u0501\u051B\u051D\u04CF"
            + "\u03B1\u03B2\u03B5\u03B6\u03B7\u03B9\u03BA\u03BC\u03BD\u03BF\u03C1\u03C4\u03C5\u03C7\u0131";

    private static final String LATIN = "abekmhopctyx" + "sijhdqwl" + "abezhikmnoptyxi";

    private LabelKeys() {}

    /** The keys of its labels in every language, sorted. */
    static List<String> of(ScopeContent content) {
        return Stream.of(
                        Stream.of(content.label()),
                        content.translations().values().stream().map(ScopeWording::label))
                .flatMap(labels -> labels)
                .map(LabelKeys::key)
                .distinct()
                .sorted()
                .toList();
    }

    static String key(String label) {
        String folded = Normalizer.normalize(label, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\x{34F}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]", "")
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints().map(LabelKeys::latin).forEach(key::appendCodePoint);
        return key.toString();
    }

    private static int latin(int letter) {
        int place = LOOK_ALIKES.indexOf(letter);
        return place < 0 ? letter : LATIN.charAt(place);
    }
}
