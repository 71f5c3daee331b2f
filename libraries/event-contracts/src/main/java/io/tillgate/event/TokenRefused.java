package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A token request was refused after its client or its grant had been identified. The response is less specific, as RFC
 * 6749 section 5.2 has one error for most of these reasons.
 *
 * @param clientId the client of the request, or the client of the grant
 * @param grantId the grant of the refresh token or code, if known
 * @param accountId the account of that grant
 * @param grantType the grant type of the request
 * @param reason {@code malformed}, {@code unknown}, {@code wrong_client}, {@code expired}, {@code revoked}, {@code
 *     reused}, {@code account_changed}, {@code signed_out}, {@code wrong_redirect_uri} or {@code wrong_code_verifier};
 *     otherwise the error code of the response
 */
public record TokenRefused(
        String clientId, @Nullable String grantId, @Nullable String accountId, String grantType, String reason)
        implements Event {

    /** Requires all fields that are not nullable. */
    public TokenRefused {
        requireNonNull(clientId, "clientId");
        requireNonNull(grantType, "grantType");
        requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
        return grantId == null ? clientId : grantId;
    }

    @Override
    public String subject() {
        return accountId == null ? clientId : accountId;
    }

    @Override
    public boolean callerProven() {
        return false;
    }
}
