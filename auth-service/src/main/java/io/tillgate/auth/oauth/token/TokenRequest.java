package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import io.tillgate.auth.client.RegisteredClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token request of an authenticated client.
 *
 * @param client the client
 * @param grant what it offers for a token
 * @param named the scopes that it names
 * @param audience the audience asked for (RFC 8707); empty for all of the client's
 */
public record TokenRequest(
        RegisteredClient client, AuthorizationGrant grant, List<String> named, List<String> audience) {
    private static final String OFFLINE_ACCESS = "offline_access";

    /** Whether it asks for a refresh token (OpenID Connect Core section 11). */
    public boolean offlineAccess() {
        return named.contains(OFFLINE_ACCESS);
    }

    /** The scopes of a first token, without {@code offline_access}; null if the client leaves them to its default. */
    public @Nullable List<String> scopes() {
        List<String> scopes =
                named.stream().filter(scope -> !scope.equals(OFFLINE_ACCESS)).toList();
        return scopes.isEmpty() ? null : scopes;
    }

    /**
     * The scopes of a refresh; null if the client leaves them to its grant. One that names nothing but
     * {@code offline_access} repeats what it asked for at first, and leaves them to its grant too.
     */
    public @Nullable List<String> scopesOfRefresh() {
        return scopes() == null ? null : named;
    }
}
