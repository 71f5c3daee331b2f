package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A refresh token was used and replaced by its successor, and a new access token was issued. A retry that is answered
 * with the same successor raises no event.
 *
 * @param tokenId the new access token's {@code jti}
 * @param grantId the grant
 * @param clientId the client
 * @param accountId the account
 * @param generation the generation of the new refresh token; the first one is 0
 * @param scopes the scopes of the new access token
 * @param audience the audience of the token
 * @param tokenFormat {@code jwt} or {@code opaque}
 * @param issuedAt when it was issued
 * @param expiresAt when it expires
 */
public record TokenRefreshed(
        String tokenId,
        String grantId,
        String clientId,
        String accountId,
        long generation,
        List<String> scopes,
        List<String> audience,
        String tokenFormat,
        Instant issuedAt,
        Instant expiresAt)
        implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public TokenRefreshed {
        requireNonNull(tokenId, "tokenId");
        requireNonNull(grantId, "grantId");
        requireNonNull(clientId, "clientId");
        requireNonNull(accountId, "accountId");
        requireNonNull(tokenFormat, "tokenFormat");
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(expiresAt, "expiresAt");
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
    }

    @Override
    public String key() {
        return grantId;
    }

    @Override
    public String subject() {
        return tokenId;
    }
}
