package io.tillgate.auth.session.signin;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a sign-in that no client asked for leads to: a page of the portal, perhaps with what was asked of it, and
 * nothing else (no open redirect). */
final class Destination {
    /** A path, and perhaps a query as a form writes it. */
    private static final Pattern PORTAL =
            Pattern.compile("/portal(/[A-Za-z0-9._~-]{1,100}){0,5}(\\?[A-Za-z0-9._~*+%&=-]{1,2000})?");

    private Destination() {}

    /** The page that a request names; empty where it names none, or something else. */
    static Optional<String> of(@Nullable String sent) {
        return Optional.ofNullable(sent).filter(path -> PORTAL.matcher(path).matches() && !path.contains("/."));
    }
}
