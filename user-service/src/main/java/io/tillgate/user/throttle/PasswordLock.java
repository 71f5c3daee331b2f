package io.tillgate.user.throttle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock that has begun: no password is tried for an account until a time.
 *
 * @param accountId the account
 * @param way how the last wrong password came
 * @param clientId the client that it came through; null at sign-in, where auth-service knows it
 * @param locks locks that followed one another, this one included
 * @param until when it ends
 */
public record PasswordLock(
        UUID accountId, Way way, @Nullable String clientId, int locks, Instant until) {

    PasswordLock(UUID accountId, Way way, @Nullable String clientId, PasswordTally tally) {
        this(accountId, way, clientId, tally.locks(), tally.lockedUntil());
    }

    /** The ways that a password is tried. */
    public enum Way {
        /** By auth-service, for somebody who signs in. */
        SIGN_IN,
        /** As the current password, by somebody who is signed in. */
        CURRENT_PASSWORD
    }
}
