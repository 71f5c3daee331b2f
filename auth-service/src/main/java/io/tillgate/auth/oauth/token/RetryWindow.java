package io.tillgate.auth.oauth.token;

import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For how long the last refresh token of a grant still gets its successor, because the answer with it may be lost. Two that
 * hold one token stay unnoticed as long as each refreshes within the window of the other (RFC 9700 section 4.14).
 */
@ApplicationScoped
class RetryWindow {
    private final Duration configured;

    RetryWindow(AuthConfig config) {
        this.configured = config.lifetimes().refreshRetryWindow();
    }

    /**
     * The client's own window; without one the configured, and at most half of an access token's life. A refresh token that
     * works without its client has no longer one than a public client may have.
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
