package io.tillgate.scope.definition;

import io.tillgate.http.EntityTags;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The precondition of a request on the current version (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param ifMatch the {@code If-Match} header
 * @param ifNoneMatch the {@code If-None-Match} header
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    static final Precondition NONE = new Precondition(null, null);

    /** Returns whether the precondition holds for the current version; empty if the scope does not exist. */
    boolean holds(OptionalLong version) {
        EntityTags match = new EntityTags(ifMatch);
        EntityTags noneMatch = new EntityTags(ifNoneMatch);
        return version.isEmpty()
                ? !match.arePresent()
                : (!match.arePresent() || match.nameStrongly(entityTag(version.getAsLong())))
                        && !noneMatch.nameWeakly(entityTag(version.getAsLong()));
    }

    static String entityTag(long version) {
        return "\"" + version + "\"";
    }
}
