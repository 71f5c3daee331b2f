package io.tillgate.auth.oauth.logout;

import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.auth.support.request.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the end-session endpoint (OpenID Connect RP-Initiated Logout 1.0 section 2).
 *
 * @param idTokenHint an ID token of the session to end
 * @param clientId the client
 * @param postLogoutRedirectUri where the browser is to be redirected
 * @param state the client's {@code state}, returned unmodified
 * @param uiLocales the preferred languages, best first
 */
record EndSessionRequest(
        @Nullable String idTokenHint,
        @Nullable String clientId,
        @Nullable String postLogoutRedirectUri,
        @Nullable String state,
        List<String> uiLocales) {

    static EndSessionRequest of(OAuthParameters parameters) {
        return new EndSessionRequest(
                orNull(parameters.one("id_token_hint")),
                orNull(parameters.one("client_id")),
                orNull(parameters.one("post_logout_redirect_uri")),
                orNull(parameters.one("state")),
                parameters
                        .one("ui_locales")
                        .map(tags -> Words.of(tags).stream().limit(10).toList())
                        .orElse(List.of()));
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }

    @Override
    public String toString() {
        return "EndSessionRequest[" + clientId + "]";
    }
}
