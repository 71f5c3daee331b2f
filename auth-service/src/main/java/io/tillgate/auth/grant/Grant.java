package io.tillgate.auth.grant;

import io.tillgate.auth.support.error.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account allowed a client: one row for as long as it lives, however often its tokens are refreshed.
 *
 * @param id its id, the {@code grant_id} of its tokens
 * @param clientId the client
 * @param accountId the account
 * @param scopes the scopes that were granted; no refresh gives more
 * @param audience the audience that was granted
 * @param refreshable whether it has a refresh token
 * @param bearerRefresh whether the refresh token alone refreshes it, at {@code /auth/refresh-token}
 * @param generation the generation of the one live refresh token, from 0
 * @param generationScopes the scopes of the access token that came with this generation
 * @param generationAt when this generation was issued
 * @param idleExpiresAt when the refresh token dies if it is not used
 * @param expiresAt when the grant dies at last
 * @param credentialsChangedAt when the password that it was made with had been set
 * @param revokedAt when it was ended; null while it lives
 * @param authTime when the account signed in, the {@code auth_time} of its tokens; the time of the grant without a browser
 * @param authentication how the account signed in; null where no browser was there
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

    /** The scope that asks for a refresh token which outlives the browser session (OpenID Connect Core section 11). */
    public static final String OFFLINE_ACCESS = "offline_access";

    /** Whether it goes on where the browser session ends. */
    public boolean isOffline() {
        return authentication == null || scopes.contains(OFFLINE_ACCESS);
    }

    /** Whether it can be refreshed at a time. */
    public boolean isLive(Instant now) {
        return refreshable && revokedAt == null && now.isBefore(idleExpiresAt) && now.isBefore(expiresAt);
    }

    /** Why this grant refuses a token request. */
    public Refusal refusal(Refusal.Reason reason) {
        return new Refusal(reason, clientId, id, accountId);
    }

    /**
     * The grant in its next generation.
     *
     * @param scopes the scopes of the access token that comes with it
     * @param at when it is issued
     * @param idleUntil until when its refresh token may lie unused, if the grant lives for so long
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
