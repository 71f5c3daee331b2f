package io.tillgate.auth.throttle;

import io.tillgate.auth.support.error.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the tokens of an account's API apps, because each is an event in the audit log. Applies per instance, in
 * memory, by the generic cell rate algorithm: the only state is when an account's allowance is full again.
 */
@ApplicationScoped
public class AppTokenRate {
    private static final int MANY_ACCOUNTS = 10_000;

    private final Clock clock;
    private final int tokens;
    private final Duration window;
    private final Map<UUID, Instant> unusedAgainAt = new ConcurrentHashMap<>();

    AppTokenRate(Clock clock, ThrottleConfig config) {
        this.clock = clock;
        this.tokens = config.appTokens();
        this.window = config.appTokensWindow();
    }

    /** Takes a count back, of a token that was not issued. */
    public void uncount(UUID ownerAccountId) {
        unusedAgainAt.computeIfPresent(ownerAccountId, (id, at) -> at.minus(window.dividedBy(tokens)));
    }

    /** Counts a token for an account's app; throws {@code slow_down} if the limit is exceeded. */
    public void count(UUID ownerAccountId) {
        if (tokens == 0) {
            return;
        }
        Instant now = clock.instant();
        if (unusedAgainAt.size() > MANY_ACCOUNTS) {
            unusedAgainAt.values().removeIf(now::isAfter);
        }
        unusedAgainAt.compute(ownerAccountId, (id, before) -> {
            Instant from = before == null || before.isBefore(now) ? now : before;
            Instant after = from.plus(window.dividedBy(tokens));
            Duration tooSoon = Duration.between(now.plus(window), after);
            if (tooSoon.compareTo(Duration.ZERO) > 0) {
                throw OAuthException.tooManyTokens(tooSoon);
            }
            return after;
        });
    }
}
