package io.tillgate.auth.oauth.logout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes after logout.
 *
 * @param clientId the client that asked; null where none is known
 * @param clientName its name for people
 * @param redirectUri one of its post-logout redirect URIs; null to stay here
 * @param state sent back with it
 */
public record LogoutTarget(
        @Nullable String clientId,
        @Nullable String clientName,
        @Nullable String redirectUri,
        @Nullable String state) {

    /** Nowhere else, and at the wish of nobody that is known. */
    static final LogoutTarget HERE = new LogoutTarget(null, null, null, null);

    /** The redirect URI with the state. */
    public Optional<String> location() {
        if (redirectUri == null || state == null) {
            return Optional.ofNullable(redirectUri);
        }
        return Optional.of(redirectUri + (redirectUri.indexOf('?') < 0 ? '?' : '&') + "state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }
}
