package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Too many wrong passwords were entered for an account, at sign-in or as the current password. User-service checks no
 * password of it until the lock ends.
 *
 * @param accountId the account
 * @param by where the last one was entered: {@code sign_in} or {@code current_password}
 * @param clientId the client through which the last one came; only with {@code current_password}
 * @param locks the number of consecutive locks, including this one
 * @param lockedUntil when the lock ends
 */
public record PasswordLocked(
        String accountId, String by, @Nullable String clientId, int locks, Instant lockedUntil) implements Event {

    /** Requires all fields that are not nullable. */
    public PasswordLocked {
        requireNonNull(accountId, "accountId");
        requireNonNull(by, "by");
        requireNonNull(lockedUntil, "lockedUntil");
    }

    @Override
    public String key() {
        return accountId;
    }

    /** Returns true for {@code current_password} only, which requires a signed-in caller. */
    @Override
    public boolean callerProven() {
        return clientId != null;
    }
}
