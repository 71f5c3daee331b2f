package io.tillgate.user.throttle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The count of wrong passwords of an account. It counts in the same way as auth-service counts those of a user name, so
 * that both lock and unlock at the same time.
 */
@Entity
@Table(name = "wrong_password")
class PasswordTally {
    private static final int MOST_DOUBLINGS = 30;

    @Id
    @Column(name = "key")
    private UUID id;

    private int failures;
    private int locks;
    private Instant windowEndsAt;
    private Instant lockedUntil;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PasswordTally() {}

    /** The number of consecutive locks. */
    int locks() {
        return locks;
    }

    /** The end of the last lock; in the past if none is active. */
    Instant lockedUntil() {
        return lockedUntil;
    }

    boolean isLockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Counts a wrong password. A lock starts a new window, which ends one window length after the lock. */
    void fail(Instant now, ThrottleConfig limits) {
        if (!now.isBefore(windowEndsAt)) {
            failures = 0;
            locks = 0;
            windowEndsAt = now.plus(limits.window());
        }
        failures++;
        if (failures >= limits.wrongPasswords()) {
            lockedUntil = now.plus(lockAfter(locks, limits));
            windowEndsAt = lockedUntil.plus(limits.window());
            locks++;
            failures = 0;
        }
    }

    private static Duration lockAfter(int earlierLocks, ThrottleConfig limits) {
        Duration doubled = limits.firstLock().multipliedBy(1L << Math.min(earlierLocks, MOST_DOUBLINGS));
        return doubled.compareTo(limits.longestLock()) < 0 ? doubled : limits.longestLock();
    }
}
