package io.tillgate.auth.oauth.token;

import java.time.Instant;
import java.util.List;

/**
 * An access token that was just issued.
 *
 * @param value the token as the client sends it
 * @param id its {@code jti}
 * @param scopes its scopes
 * @param audience its audience
 * @param issuedAt the issue time for revocation checks, in whole seconds: {@code iat} or {@code counts_from}
 * @param expiresAt when it expires
 */
public record AccessToken(
        String value, String id, List<String> scopes, List<String> audience, Instant issuedAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "AccessToken[" + id + "]";
    }
}
