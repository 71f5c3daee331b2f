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
        return (ifMatch == null || matches(ifMatch, version))
                && (ifNoneMatch == null || !matches(ifNoneMatch, version));
    }

    static String entityTag(long version) {
        return "\"" + version + "\"";
    }

    /** Whether a header names an entity tag; compared weakly, as for a GET, where {@code W/} is given. */
    static boolean names(String header, String entityTag) {
        List<String> tags =
                Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        return tags.contains("*") || tags.contains(entityTag) || tags.contains("W/" + entityTag);
    }

    private static boolean matches(String header, OptionalLong version) {
        return version.isPresent() && names(header, entityTag(version.getAsLong()));
    }
}
