package io.tillgate.auth.client.registration;

import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.http.EntityTags;
import org.jspecify.annotations.Nullable;

/**
 * The version of a client in an {@code If-Match} header (RFC 9110 section 13.1.1). A client's entity tag is its
 * version.
 *
 * @param ifMatch the header; null if it was omitted
 */
record ClientVersion(@Nullable String ifMatch) {

    static String tag(RegisteredClient client) {
        return "\"" + client.version() + '"';
    }

    /** Returns whether the header permits a change of a client. */
    boolean matches(RegisteredClient client) {
        EntityTags tags = new EntityTags(ifMatch);
        return !tags.arePresent() || tags.nameStrongly(tag(client));
    }
}
