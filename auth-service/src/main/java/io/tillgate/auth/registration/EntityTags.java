package io.tillgate.auth.registration;

import io.tillgate.auth.client.RegisteredClient;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An {@code If-Match} header (RFC 9110 section 13.1.1). A client's entity tag is its version.
 *
 * @param ifMatch the header; null where it was left out
 */
record EntityTags(@Nullable String ifMatch) {

    static String of(RegisteredClient client) {
        return "\"" + client.version() + '"';
    }

    /** Whether the header lets a change of a client pass. */
    boolean match(RegisteredClient client) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(of(client)));
    }
}
