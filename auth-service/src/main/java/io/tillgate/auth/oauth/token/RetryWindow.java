package io.tillgate.auth.oauth.token;

import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time for which the previous refresh token of a grant still receives its successor, as the response may be lost.
 * Two holders of a token stay undetected while each refreshes within the other's window (RFC 9700 section 4.14).
 */
@ApplicationScoped
class RetryWindow {
    private final Duration configured;

    RetryWindow(AuthConfig config) {
        this.configured = config.lifetimes().refreshRetryWindow();
    }

    /**
     * Returns the client's own window, or else the configured one, limited to half the lifetime of an access token. A
     * refresh token that works without client authentication has at most the longest window of a public client.
     */
    Duration of(RegisteredClient client, Grant grant) {
        @Nullable Duration own = client.refreshRetryWindow();
        Duration wanted =
                own == null ? least(configured, client.accessTokenLifetime().dividedBy(2)) : own;
        return grant.bearerRefresh() ? least(wanted, ClientAttributes.LONGEST_PUBLIC_RETRY_WINDOW) : wanted;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
