package io.tillgate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.client.RegisteredClient.AccessTokenFormat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The form and the lifetimes of a client's tokens.
 *
 * @param accessTokenFormat what its access tokens look like
 * @param accessTokenAlgorithm what its JWT access tokens are signed with: RS256, ES256 or EdDSA
 * @param idTokenAlgorithm what its ID tokens are signed with: RS256
 * @param accessTokenLifetime how long its access tokens live
 * @param refreshIdleLifetime how long its refresh tokens may lie unused
 * @param refreshAbsoluteLifetime how long its grants may be refreshed
 * @param refreshRetryWindow for how long its last refresh token still gets its successor; null for the configured time
 * @param defaultMaxAge how old a sign-in may be where the request does not say; null for any age
 */
public record ClientTokenSettings(
        AccessTokenFormat accessTokenFormat,
        JWSAlgorithm accessTokenAlgorithm,
        JWSAlgorithm idTokenAlgorithm,
        Duration accessTokenLifetime,
        Duration refreshIdleLifetime,
        Duration refreshAbsoluteLifetime,
        @Nullable Duration refreshRetryWindow,
        @Nullable Duration defaultMaxAge) {

    /** The longest retry window of a refresh token that works without the client's own secret or key. */
    public static final Duration LONGEST_PUBLIC_RETRY_WINDOW = Duration.ofHours(12);
}
