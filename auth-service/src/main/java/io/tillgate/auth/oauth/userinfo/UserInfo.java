package io.tillgate.auth.oauth.userinfo;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.oauth.openid.GroupsClaim;
import io.tillgate.auth.oauth.openid.Profiles;
import io.tillgate.auth.oauth.openid.RequestedClaims;
import io.tillgate.auth.oauth.openid.StandardClaims;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.oauth.token.TokenInspector;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Provides the claims that an access token permits (OpenID Connect Core 1.0 sections 5.3 to 5.5). */
@ApplicationScoped
class UserInfo {
    private final TokenInspector inspector;
    private final Profiles profiles;
    private final GroupsClaim groups;
    private final GrantRepository grants;
    private final ClientRepository clients;
    private final Pool pool;

    UserInfo(
            TokenInspector inspector,
            Profiles profiles,
            GroupsClaim groups,
            GrantRepository grants,
            ClientRepository clients,
            Pool pool) {
        this.inspector = inspector;
        this.grants = grants;
        this.clients = clients;
        this.pool = pool;
        this.profiles = profiles;
        this.groups = groups;
    }

    /**
     * Returns the claims, always including {@code sub}. The token's audience is not checked: a token with the scope
     * {@code openid} is always intended for this endpoint.
     *
     * @return fails with {@code invalid_token}, {@code insufficient_scope} or {@code temporarily_unavailable}
     */
    Uni<Map<String, Object>> claims(String accessToken) {
        return inspector.inspect(accessToken).flatMap(found -> claims(found.orElseThrow(UserInfo::invalidToken)));
    }

    private Uni<Map<String, Object>> claims(ActiveToken token) {
        UUID accountId = token.accountId();
        if (accountId == null || !token.scopes().contains(StandardClaims.OPENID)) {
            throw OAuthException.of(OAuthErrorCode.INSUFFICIENT_SCOPE, "The access token lacks the scope openid");
        }
        return names(token)
                .flatMap(names -> groups.of(accountId, names)
                        .flatMap(known -> profile(accountId, names).map(claims -> {
                            claims.putAll(known);
                            return claims;
                        })));
    }

    /** Returns the claims of the token's scopes and those that the {@code claims} parameter requested individually. */
    private Uni<Set<String>> names(ActiveToken token) {
        Set<String> ofScopes = StandardClaims.of(token.scopes());
        if (token.grantId() == null) {
            return Uni.createFrom().item(ofScopes);
        }
        return requested(token.grantId())
                .flatMap(requested -> requested.isEmpty()
                        ? Uni.createFrom().item(ofScopes)
                        : clients.find(pool, token.clientId()).map(client -> {
                            Set<String> names = new HashSet<>(requested);
                            names.retainAll(client.map(found ->
                                            StandardClaims.of(found.client().scopes()))
                                    .orElse(Set.of()));
                            names.addAll(ofScopes);
                            return names;
                        }));
    }

    private Uni<Set<String>> requested(UUID grantId) {
        return grants.find(pool, grantId)
                .map(found -> found.map(Grant::authentication)
                        .map(authentication ->
                                RequestedClaims.parse(authentication.claims()).userInfo())
                        .orElse(Set.of()));
    }

    private Uni<Map<String, Object>> profile(UUID accountId, Set<String> names) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", accountId.toString()));
        return StandardClaims.areKnownHere(names)
                ? Uni.createFrom().item(claims)
                : profiles.find(accountId).map(found -> {
                    claims.putAll(StandardClaims.values(found.orElseThrow(UserInfo::invalidToken), names));
                    return claims;
                });
    }

    private static OAuthException invalidToken() {
        return OAuthException.of(OAuthErrorCode.INVALID_TOKEN, "The access token is not valid");
    }
}
