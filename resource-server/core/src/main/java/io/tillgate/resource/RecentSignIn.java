package io.tillgate.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass only if its account signed in a short while ago (RFC 9470): a stolen token or an open browser must not
 * be enough for what takes an account over. Safe for any thread.
 */
public final class RecentSignIn {
    private final Duration maxAge;
    private final Clock clock;

    /**
     * @param maxAge how old the sign-in may be
     * @param clock tells the present time
     */
    public RecentSignIn(Duration maxAge, Clock clock) {
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** Whether a sign-in at a time is recent; no sign-in at all is not. */
    public boolean isRecent(@Nullable Instant authTime) {
        return authTime != null && !clock.instant().isAfter(authTime.plus(maxAge));
    }

    /**
     * Lets whoever signed in recently pass.
     *
     * @throws SignInTooOldException if the sign-in is older, or there is none
     */
    public void require(Actor actor) {
        if (!isRecent(actor.authTime())) {
            throw new SignInTooOldException(maxAge);
        }
    }
}
