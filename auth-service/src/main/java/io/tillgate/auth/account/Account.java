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
 * @param groups the groups that it is in
 * @param version counts its changes at user-service
 * @param credentialsChangedAt when its password was set, as far as whoever tells of it knows; to the microsecond
 * @param tokensNotBefore its tokens that were issued before this time are dead
 * @param lockedUntil until then it gets nothing, since too many wrong passwords came for it; in the past where it is not
 *     locked
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

    /** With times as exact as the database keeps them. */
    public Account {
        credentialsChangedAt = credentialsChangedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether wrong passwords keep it out at a time. */
    public boolean isLockedAt(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Whether it may sign in and keep what it has. */
    public boolean isActive() {
        return status.equals("active");
    }
}
