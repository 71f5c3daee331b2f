package io.tillgate.auth.oauth.token;

import java.time.Instant;
import java.util.List;

/**
 * An access token that was just issued.
 *
 * @param value what the client sends
 * @param id its {@code jti}
 * @param scopes its scopes
 * @param audience its audience
 * @param issuedAt the whole second by which revocations judge it: its {@code iat}, or the next one
 * @param expiresAt when it expires
 */
public record AccessToken(
        String value, String id, List<String> scopes, List<String> audience, Instant issuedAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "AccessToken[" + id + "]";
    }
}
