package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Too many wrong passwords came for an account, at sign-in or as the current password: until a time user-service looks at none.
 *
 * @param accountId the account
 * @param by how the last one came: {@code sign_in} or {@code current_password}
 * @param clientId the client that the last one came through; only with {@code current_password}
 * @param locks how many locks followed one another, this one included
 * @param lockedUntil when the lock ends
 */
public record PasswordLocked(
        String accountId, String by, @Nullable String clientId, int locks, Instant lockedUntil) implements Event {

    /** Requires what is not nullable. */
    public PasswordLocked {
        requireNonNull(accountId, "accountId");
        requireNonNull(by, "by");
        requireNonNull(lockedUntil, "lockedUntil");
    }

    @Override
    public String key() {
        return accountId;
    }

    /** Only who is signed in sends a current password. */
    @Override
    public boolean callerProven() {
        return clientId != null;
    }
}
