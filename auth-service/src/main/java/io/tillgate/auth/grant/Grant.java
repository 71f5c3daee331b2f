package io.tillgate.auth.grant;

import io.tillgate.auth.support.error.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authorization that a client has for an account. It keeps its id when its tokens are refreshed.
 *
 * @param id its id, the {@code grant_id} of its tokens
 * @param clientId the client
 * @param accountId the account
 * @param scopes the granted scopes, the maximum for each refresh
 * @param audience the granted audience
 * @param refreshable whether it has a refresh token
 * @param bearerRefresh whether the refresh token works without client authentication, at {@code /auth/refresh-token}
 * @param generation the generation of its live refresh token, from 0
 * @param generationScopes the scopes of the first access token of this generation
 * @param generationAt when this generation was issued
 * @param idleExpiresAt when the refresh token expires if it is not used
 * @param expiresAt when the grant expires
 * @param credentialsChangedAt when the password used at the sign-in was set
 * @param revokedAt when it was revoked; null if it was not
 * @param authTime when the account signed in, the {@code auth_time} of its tokens
 * @param authentication how the account signed in; null if not with a browser
 */
public record Grant(
        UUID id,
        String clientId,
        UUID accountId,
        List<String> scopes,
        List<String> audience,
        boolean refreshable,
        boolean bearerRefresh,
        long generation,
        List<String> generationScopes,
        Instant generationAt,
        Instant idleExpiresAt,
        Instant expiresAt,
        Instant credentialsChangedAt,
        @Nullable Instant revokedAt,
        Instant authTime,
        @Nullable Authentication authentication) {

    /** The scope that requests a refresh token which outlives the browser session (OpenID Connect Core section 11). */
    public static final String OFFLINE_ACCESS = "offline_access";

    /** Returns whether it outlives the browser session. */
    public boolean isOffline() {
        return authentication == null || scopes.contains(OFFLINE_ACCESS);
    }

    /** Returns whether it can be refreshed at a time. */
    public boolean isLive(Instant now) {
        return refreshable && revokedAt == null && now.isBefore(idleExpiresAt) && now.isBefore(expiresAt);
    }

    /** Returns a refusal of this grant for a reason. */
    public Refusal refusal(Refusal.Reason reason) {
        return new Refusal(reason, clientId, id, accountId);
    }

    /**
     * Returns the grant at its next generation.
     *
     * @param scopes the scopes of the access token of that generation
     * @param at when it is issued
     * @param idleUntil when its refresh token expires if unused, unless the grant expires earlier
     */
    public Grant next(List<String> scopes, Instant at, Instant idleUntil) {
        return new Grant(
                id,
                clientId,
                accountId,
                this.scopes,
                audience,
                refreshable,
                bearerRefresh,
                generation + 1,
                scopes,
                at,
                idleUntil.isBefore(expiresAt) ? idleUntil : expiresAt,
                expiresAt,
                credentialsChangedAt,
                revokedAt,
                authTime,
                authentication);
    }
}
