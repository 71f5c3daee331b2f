package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access token was issued for a new grant, not by a refresh.
 *
 * @param tokenId the token's {@code jti}
 * @param grantId the grant that it belongs to; absent for client credentials
 * @param clientId the client that obtained it
 * @param accountId the account for which it acts; absent for client credentials
 * @param grantType the grant type (RFC 6749)
 * @param scopes the granted scopes
 * @param audience the audience of the token
 * @param tokenFormat {@code jwt} or {@code opaque}
 * @param issuedAt when it was issued
 * @param expiresAt when it expires
 */
public record TokenIssued(
        String tokenId,
        @Nullable String grantId,
        String clientId,
        @Nullable String accountId,
        String grantType,
        List<String> scopes,
        List<String> audience,
        String tokenFormat,
        Instant issuedAt,
        Instant expiresAt)
        implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public TokenIssued {
        requireNonNull(tokenId, "tokenId");
        requireNonNull(clientId, "clientId");
        requireNonNull(grantType, "grantType");
        requireNonNull(tokenFormat, "tokenFormat");
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(expiresAt, "expiresAt");
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
    }

    @Override
    public String key() {
        return grantId == null ? clientId : grantId;
    }

    @Override
    public String subject() {
        return tokenId;
    }
}
