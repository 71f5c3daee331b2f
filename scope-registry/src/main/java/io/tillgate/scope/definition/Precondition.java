package io.tillgate.scope.definition;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a request demands of the current version (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param ifMatch the {@code If-Match} header
 * @param ifNoneMatch the {@code If-None-Match} header
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    static final Precondition NONE = new Precondition(null, null);

    /** Whether the request may go on, given the version that there is now; empty where there is nothing. */
    boolean holds(OptionalLong version) {
        return (ifMatch == null || (version.isPresent() && namesStrongly(ifMatch, entityTag(version.getAsLong()))))
                && (ifNoneMatch == null || version.isEmpty() || !names(ifNoneMatch, entityTag(version.getAsLong())));
    }

    static String entityTag(long version) {
        return "\"" + version + "\"";
    }

    /** Whether a header names an entity tag, compared weakly: {@code W/} does not count (RFC 9110 section 13.1.2). */
    static boolean names(String header, String entityTag) {
        return namesStrongly(header, entityTag) || tags(header).contains("W/" + entityTag);
    }

    /** Whether a header names an entity tag, compared strongly (RFC 9110 section 13.1.1). */
    private static boolean namesStrongly(String header, String entityTag) {
        return tags(header).contains("*") || tags(header).contains(entityTag);
    }

    private static List<String> tags(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    }
}
