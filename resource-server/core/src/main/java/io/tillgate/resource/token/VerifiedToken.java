package io.tillgate.resource.token;

import io.tillgate.resource.TokenIdentity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a verified token, in the terms of revocations.
 *
 * @param issuer {@code iss}
 * @param tokenId {@code jti}; {@code key:<id>} for an API key
 * @param subject {@code sub}
 * @param clientId {@code client_id}; {@code key:<id>} for an API key
 * @param grantId {@code grant_id}; null if there is none
 * @param apiKeyId the id of the API key that was presented; null for access tokens
 * @param signingKeyId the {@code kid} of a JWT; null for opaque tokens
 * @param scopes the scopes of the token
 * @param groups the groups of the account
 * @param issuedAt {@code iat}, or the later time from which it counts as issued; {@code as_of} for an API key
 * @param expiresAt {@code exp}; {@link Instant#MAX} for an API key without one
 * @param authTime {@code auth_time}; null if no account signed in
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

    /** Copies the sets to make the record immutable. */
    public VerifiedToken {
        scopes = Set.copyOf(scopes);
        groups = Set.copyOf(groups);
    }

    /** Returns the token without its groups. */
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
