package io.tillgate.auth.session.signin;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The target of a sign-in without an authorization request: a page of the portal with an optional query, and nothing
 * else (no open redirect).
 */
final class Destination {
    /** A path with an optional query in the encoding of forms. */
    private static final Pattern PORTAL =
            Pattern.compile("/portal(/[A-Za-z0-9._~-]{1,100}){0,5}(\\?[A-Za-z0-9._~*+%&=-]{1,2000})?");

    private Destination() {}

    /** Returns the page that a request names; empty if it names none or an invalid one. */
    static Optional<String> of(@Nullable String sent) {
        return Optional.ofNullable(sent).filter(path -> PORTAL.matcher(path).matches() && !path.contains("/."));
    }
}
