package io.tillgate.user.throttle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock of an account's password: until it ends, no password is checked for the account.
 *
 * @param accountId the account
 * @param way how the last wrong password was submitted
 * @param clientId the client that sent it; null at sign-in, where only auth-service knows it
 * @param locks the number of consecutive locks, including this one
 * @param until the time when it ends
 */
public record PasswordLock(
        UUID accountId, Way way, @Nullable String clientId, int locks, Instant until) {

    PasswordLock(UUID accountId, Way way, @Nullable String clientId, PasswordTally tally) {
        this(accountId, way, clientId, tally.locks(), tally.lockedUntil());
    }

    /** The ways to submit a password. */
    public enum Way {
        /** At sign-in, through auth-service. */
        SIGN_IN,
        /** As the current password of a user who is signed in. */
        CURRENT_PASSWORD
    }
}
