package io.tillgate.local.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of plain text.
 *
 * @param text the text
 * @param link whether the text is a URL to link
 */
public record TextPiece(String text, boolean link) {
    /** A URL, without the punctuation that follows it in a sentence. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    /** Splits a text into pieces, in order. */
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
