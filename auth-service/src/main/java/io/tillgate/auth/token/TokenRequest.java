package io.tillgate.auth.token;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import io.tillgate.auth.client.RegisteredClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token request of an authenticated client.
 *
 * @param client the client
 * @param grant what it offers for a token
 * @param scopes the scopes asked for, without {@code offline_access}; null where the client leaves them to its default
 * @param offlineAccess whether {@code offline_access} was asked for (OpenID Connect Core section 11)
 * @param audience the audience asked for (RFC 8707); empty for all of the client's
 */
public record TokenRequest(
        RegisteredClient client,
        AuthorizationGrant grant,
        @Nullable List<String> scopes,
        boolean offlineAccess,
        List<String> audience) {}
