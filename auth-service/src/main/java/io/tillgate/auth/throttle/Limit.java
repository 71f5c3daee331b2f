package io.tillgate.auth.throttle;

import java.time.Duration;

/**
 * When failures lock, and for how long.
 *
 * @param failures failures in a window that lock; 0 for no limit
 * @param window how long failures are counted together
 * @param firstLock how long the first lock lasts; the next twice as long, and so on
 * @param longestLock how long a lock lasts at most
 */
record Limit(int failures, Duration window, Duration firstLock, Duration longestLock) {
    private static final int MOST_DOUBLINGS = 30;

    boolean isOff() {
        return failures == 0;
    }

    /** How long the lock lasts that comes after some others. */
    Duration lockAfter(int earlierLocks) {
        Duration doubled = firstLock.multipliedBy(1L << Math.min(earlierLocks, MOST_DOUBLINGS));
        return doubled.compareTo(longestLock) < 0 ? doubled : longestLock;
    }

    /** The same limit for what counts less: so many count as one. */
    Limit times(int factor) {
        return new Limit(failures * factor, window, firstLock, longestLock);
    }
}
