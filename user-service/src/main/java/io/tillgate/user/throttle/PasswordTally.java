package io.tillgate.user.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of the wrong passwords of an account. It counts as auth-service counts those of a user name, so that both
 * lock and open at the same time.
 *
 * @param failures in this window since the last lock
 * @param locks that followed one another
 * @param windowEndsAt when all of this is forgotten
 * @param lockedUntil when the last lock ends; in the past if there is none
 */
record PasswordTally(int failures, int locks, Instant windowEndsAt, Instant lockedUntil) {
    private static final int MOST_DOUBLINGS = 30;

    boolean isLockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** With one more wrong password. A lock opens a new window that ends one length after it. */
    PasswordTally failedAt(Instant now, ThrottleConfig limits) {
        boolean open = now.isBefore(windowEndsAt);
        int failed = open ? failures + 1 : 1;
        int before = open ? locks : 0;
        if (failed < limits.wrongPasswords()) {
            return new PasswordTally(failed, before, open ? windowEndsAt : now.plus(limits.window()), lockedUntil);
        }
        Instant until = now.plus(lockAfter(before, limits));
        return new PasswordTally(0, before + 1, until.plus(limits.window()), until);
    }

    private static Duration lockAfter(int earlierLocks, ThrottleConfig limits) {
        Duration doubled = limits.firstLock().multipliedBy(1L << Math.min(earlierLocks, MOST_DOUBLINGS));
        return doubled.compareTo(limits.longestLock()) < 0 ? doubled : limits.longestLock();
    }
}
