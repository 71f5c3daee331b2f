package io.tillgate.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the account signed in recently (RFC 9470), so that a stolen token or an unattended browser is not
 * enough to take over the account. Thread-safe.
 */
public final class RecentSignIn {
    private final Duration maxAge;
    private final Clock clock;

    /**
     * @param maxAge the maximum age of the sign-in
     * @param clock the source of the current time
     */
    public RecentSignIn(Duration maxAge, Clock clock) {
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** Returns whether a sign-in at this time is recent; false for null. */
    public boolean isRecent(@Nullable Instant authTime) {
        return authTime != null && !clock.instant().isAfter(authTime.plus(maxAge));
    }

    /**
     * Checks that the caller signed in recently.
     *
     * @throws SignInTooOldException if the sign-in is older, or if there was none
     */
    public void require(Actor actor) {
        if (!isRecent(actor.authTime())) {
            throw new SignInTooOldException(maxAge);
        }
    }
}
