package io.tillgate.auth.oauth.logout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target of a browser after logout.
 *
 * @param clientId the client that sent the request; null if unknown
 * @param clientName its display name
 * @param redirectUri one of its post-logout redirect URIs; null to stay here
 * @param state the client's {@code state}, added to the redirect URI
 */
public record LogoutTarget(
        @Nullable String clientId,
        @Nullable String clientName,
        @Nullable String redirectUri,
        @Nullable String state) {

    /** No redirect, and no known client. */
    static final LogoutTarget HERE = new LogoutTarget(null, null, null, null);

    /** Returns the redirect URI with the state; empty without a redirect URI. */
    public Optional<String> location() {
        if (redirectUri == null || state == null) {
            return Optional.ofNullable(redirectUri);
        }
        return Optional.of(redirectUri + (redirectUri.indexOf('?') < 0 ? '?' : '&') + "state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }
}
