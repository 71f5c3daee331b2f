package io.tillgate.auth.oauth.token;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The successful response of a token endpoint (RFC 6749 section 5.1).
 *
 * @param accessToken the access token
 * @param tokenType always {@code Bearer}
 * @param expiresIn the remaining lifetime in seconds
 * @param scope its scopes, separated by spaces
 * @param refreshToken the refresh token; null if there is none
 * @param idToken the ID token (OpenID Connect Core section 3.1.3.3); null without OpenID Connect
 */
@JsonPropertyOrder({"access_token", "token_type", "expires_in", "scope", "refresh_token", "id_token"})
public record TokenResponse(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String scope,
        @Nullable String refreshToken,
        @Nullable String idToken) {

    /** Returns the response for a token that was just issued. */
    public static TokenResponse of(AccessToken token, @Nullable String refreshToken, Clock clock) {
        long left = Duration.between(clock.instant(), token.expiresAt())
                .plusMillis(999)
                .toSeconds();
        return new TokenResponse(token.value(), "Bearer", left, String.join(" ", token.scopes()), refreshToken, null);
    }

    /** Returns the response for the POS endpoints, whose contract has no {@code scope}. */
    TokenResponse withoutScope() {
        return new TokenResponse(accessToken, tokenType, expiresIn, null, refreshToken, null);
    }

    TokenResponse withIdToken(@Nullable String issued) {
        return new TokenResponse(accessToken, tokenType, expiresIn, scope, refreshToken, issued);
    }

    @Override
    public String toString() {
        return "TokenResponse[redacted]";
    }
}
