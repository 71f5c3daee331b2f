package io.tillgate.auth.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * An account as this service knows it.
 *
 * @param id its id, the {@code sub} of its tokens
 * @param userName the name that it signs in with
 * @param status {@code active} or why it is not
 * @param groups its groups
 * @param version its version at user-service, incremented by each change
 * @param credentialsChangedAt when its password was last set, as far as known; to the microsecond
 * @param tokensNotBefore the time before which its tokens are revoked
 * @param lockedUntil until when it receives no tokens after too many wrong passwords; in the past if it is not locked
 */
public record Account(
        UUID id,
        String userName,
        String status,
        List<String> groups,
        long version,
        Instant credentialsChangedAt,
        Instant tokensNotBefore,
        Instant lockedUntil) {

    /** Truncates times to the precision of the database. */
    public Account {
        credentialsChangedAt = credentialsChangedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns whether it is locked at a time. */
    public boolean isLockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Returns whether it may sign in and keep its tokens. */
    public boolean isActive() {
        return status.equals("active");
    }
}
