package io.tillgate.http;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} header (RFC 9110 sections 8.8.3 and 13.1).
 *
 * @param header the header; null if it is absent
 */
public record EntityTags(@Nullable String header) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");
    private static final Pattern LIST = Pattern.compile("[ \\t,]*+(?:" + TAG + "[ \\t]*+(?:,[ \\t,]*+|$))*+");
    private static final String WEAK = "W/";

    /** Returns whether the request has the header. */
    public boolean arePresent() {
        return header != null;
    }

    /** Returns whether a tag matches by strong comparison (section 13.1.1): a weak tag never matches. */
    public boolean nameStrongly(String entityTag) {
        return isAny() || (!entityTag.startsWith(WEAK) && tags().contains(entityTag));
    }

    /** Returns whether a tag matches by weak comparison (section 13.1.2): {@code W/} is ignored. */
    public boolean nameWeakly(String entityTag) {
        return isAny() || tags().stream().anyMatch(tag -> opaque(tag).equals(opaque(entityTag)));
    }

    private boolean isAny() {
        return header != null && header.strip().equals("*");
    }

    /** The tags; empty if the header is not a list of entity tags. */
    private List<String> tags() {
        return header != null && LIST.matcher(header).matches()
                ? TAG.matcher(header).results().map(MatchResult::group).toList()
                : List.of();
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
