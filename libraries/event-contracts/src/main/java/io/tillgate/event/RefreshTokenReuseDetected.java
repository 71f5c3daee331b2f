package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * An old refresh token of a grant was used after its retry window, and the grant was revoked (RFC 9700 section 4.14.2).
 *
 * @param grantId the revoked grant
 * @param clientId the client that the grant belongs to
 * @param accountId the account
 * @param presentedGeneration the generation of the old token
 * @param currentGeneration the generation of the current token
 */
public record RefreshTokenReuseDetected(
        String grantId, String clientId, String accountId, long presentedGeneration, long currentGeneration)
        implements Event {

    /** Requires all fields that are not nullable. */
    public RefreshTokenReuseDetected {
        requireNonNull(grantId, "grantId");
        requireNonNull(clientId, "clientId");
        requireNonNull(accountId, "accountId");
    }

    @Override
    public String key() {
        return grantId;
    }
}
