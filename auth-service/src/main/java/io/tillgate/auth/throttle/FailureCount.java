package io.tillgate.auth.throttle;

import java.time.Instant;

/**
 * The failed attempts of a key.
 *
 * @param failures the failures in this window since the last lock
 * @param locks the number of consecutive locks
 * @param windowEndsAt when all of this is forgotten
 * @param lockedUntil when the last lock ends; in the past if there is none
 */
record FailureCount(int failures, int locks, Instant windowEndsAt, Instant lockedUntil) {

    static FailureCount empty(Instant windowEndsAt) {
        return new FailureCount(0, 0, windowEndsAt, Instant.EPOCH);
    }

    boolean isLockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Returns whether there were failures in the current window. */
    boolean hasFailuresAt(Instant now) {
        return now.isBefore(windowEndsAt) && (failures > 0 || locks > 0);
    }

    /** Returns the count after one more failure. A lock starts a new window, which ends one window after it. */
    FailureCount failedAt(Instant now, Limit limit) {
        FailureCount current = now.isBefore(windowEndsAt) ? this : empty(now.plus(limit.window()));
        int failed = current.failures + 1;
        if (failed < limit.failures()) {
            return new FailureCount(failed, current.locks, current.windowEndsAt, current.lockedUntil);
        }
        Instant until = now.plus(limit.lockAfter(current.locks));
        return new FailureCount(0, current.locks + 1, until.plus(limit.window()), until);
    }
}
