package io.tillgate.auth.support.request;

import java.util.Arrays;
import java.util.List;

/** A list of words separated by spaces only (RFC 6749 section 3.3). */
public final class Words {
    private Words() {}

    /** Returns the words in their order; a tab or a line break is part of a word. */
    public static List<String> of(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
