package io.tillgate.auth.throttle;

import java.time.Instant;

/**
 * The failed attempts under one key.
 *
 * @param failures failures in this window since the last lock
 * @param locks locks that followed one another
 * @param windowEndsAt when all of this is forgotten
 * @param lockedUntil when the last lock ends; in the past where there is none
 */
record FailureCount(int failures, int locks, Instant windowEndsAt, Instant lockedUntil) {

    static FailureCount empty(Instant windowEndsAt) {
        return new FailureCount(0, 0, windowEndsAt, Instant.EPOCH);
    }

    boolean isLockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Whether something failed in the window that is open. */
    boolean hasFailuresAt(Instant now) {
        return now.isBefore(windowEndsAt) && (failures > 0 || locks > 0);
    }

    /** After one more failure. A lock opens a new window that ends one length after it, and remembers how many came before. */
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
