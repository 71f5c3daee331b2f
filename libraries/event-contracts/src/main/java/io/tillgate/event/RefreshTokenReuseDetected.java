package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * An older refresh token of a grant came again after its retry window; the grant was revoked with it (RFC 9700 section
 * 4.14.2).
 *
 * @param grantId the grant, now dead
 * @param clientId the client that the grant belongs to
 * @param accountId the account
 * @param presentedGeneration the generation that came
 * @param currentGeneration the generation that was current
 */
public record RefreshTokenReuseDetected(
        String grantId, String clientId, String accountId, long presentedGeneration, long currentGeneration)
        implements Event {

    /** Requires what is not nullable. */
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
