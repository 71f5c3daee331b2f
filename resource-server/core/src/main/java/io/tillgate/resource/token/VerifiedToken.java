package io.tillgate.resource.token;

import io.tillgate.resource.TokenIdentity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token that has been verified says, in the terms that revocations are written in.
 *
 * @param issuer {@code iss}: whose revocations it ends by
 * @param tokenId {@code jti}
 * @param subject {@code sub}
 * @param clientId {@code client_id}
 * @param grantId {@code grant_id}; null where there is none
 * @param apiKeyId the id of the API key that was presented; null for access tokens
 * @param signingKeyId the {@code kid} of a JWT; null for opaque tokens
 * @param scopes the scopes it holds
 * @param groups the account's groups
 * @param issuedAt {@code iat}; for an API key {@code as_of}, since what its account loses later ends only what was said of it
 * @param expiresAt {@code exp}; {@link Instant#MAX} for an API key without
 * @param authTime {@code auth_time}; null where no account signed in
 */
public record VerifiedToken(
        String issuer,
        String tokenId,
        String subject,
        String clientId,
        @Nullable String grantId,
        @Nullable String apiKeyId,
        @Nullable String signingKeyId,
        Set<String> scopes,
        Set<String> groups,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant authTime)
        implements TokenIdentity {

    /** Copies the sets, so that the record cannot change. */
    public VerifiedToken {
        scopes = Set.copyOf(scopes);
        groups = Set.copyOf(groups);
    }

    /** The same token, for where the account's groups say nothing. */
    public VerifiedToken withoutGroups() {
        return new VerifiedToken(
                issuer,
                tokenId,
                subject,
                clientId,
                grantId,
                apiKeyId,
                signingKeyId,
                scopes,
                Set.of(),
                issuedAt,
                expiresAt,
                authTime);
    }
}
