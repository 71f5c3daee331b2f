package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import io.tillgate.auth.client.RegisteredClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token request of an authenticated client.
 *
 * @param client the client
 * @param grant the authorization grant
 * @param named the requested scopes
 * @param audience the requested audience (RFC 8707); empty for all of the client's
 */
public record TokenRequest(
        RegisteredClient client, AuthorizationGrant grant, List<String> named, List<String> audience) {
    private static final String OFFLINE_ACCESS = "offline_access";

    /** Returns whether it requests a refresh token (OpenID Connect Core section 11). */
    public boolean offlineAccess() {
        return named.contains(OFFLINE_ACCESS);
    }

    /** Returns the requested scopes without {@code offline_access}; null for the client's default. */
    public @Nullable List<String> scopes() {
        List<String> scopes =
                named.stream().filter(scope -> !scope.equals(OFFLINE_ACCESS)).toList();
        return scopes.isEmpty() ? null : scopes;
    }

    /**
     * Returns the scopes of a refresh; null for those of the grant, also if the request names only
     * {@code offline_access}.
     */
    public @Nullable List<String> scopesOfRefresh() {
        return scopes() == null ? null : named;
    }
}
