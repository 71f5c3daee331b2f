package io.tillgate.local.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a plain text.
 *
 * @param text what is shown
 * @param link whether it is an address that can be followed
 */
public record TextPiece(String text, boolean link) {
    /** Without the punctuation of the sentence that it is in. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    /** The text in pieces, in order. */
    static List<TextPiece> of(String text) {
        List<TextPiece> pieces = new ArrayList<>();
        Matcher matcher = LINK.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new TextPiece(text.substring(end, matcher.start()), false));
            pieces.add(new TextPiece(matcher.group(), true));
            end = matcher.end();
        }
        pieces.add(new TextPiece(text.substring(end), false));
        return pieces;
    }
}
