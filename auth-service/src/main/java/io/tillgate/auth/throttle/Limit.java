package io.tillgate.auth.throttle;

import java.time.Duration;

/**
 * The number of failures that cause a lock, and its duration.
 *
 * @param failures the failures in a window that cause a lock; 0 for no limit
 * @param window the time within which failures are counted
 * @param firstLock the duration of the first lock; each further one lasts twice as long
 * @param longestLock the maximum duration of a lock
 */
record Limit(int failures, Duration window, Duration firstLock, Duration longestLock) {
    private static final int MOST_DOUBLINGS = 30;

    boolean isOff() {
        return failures == 0;
    }

    /** Returns the duration of a lock that follows a number of earlier ones. */
    Duration lockAfter(int earlierLocks) {
        Duration doubled = firstLock.multipliedBy(1L << Math.min(earlierLocks, MOST_DOUBLINGS));
        return doubled.compareTo(longestLock) < 0 ? doubled : longestLock;
    }

    /** Returns the limit multiplied by a factor, for failures that count less. */
    Limit times(int factor) {
        return new Limit(failures * factor, window, firstLock, longestLock);
    }
}
