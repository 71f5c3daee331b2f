package io.tillgate.auth.client;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers and logout tokens are sent.
 *
 * @param redirectUris where authorization responses may go
 * @param postLogoutRedirectUris where a browser may go after logout
 * @param backchannelLogoutUri where logout tokens are posted to
 * @param backchannelLogoutSessionRequired whether a logout token must name the session
 */
public record ClientAddresses(
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        @Nullable URI backchannelLogoutUri,
        boolean backchannelLogoutSessionRequired) {

    /** Copies its lists. */
    public ClientAddresses {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }
}
