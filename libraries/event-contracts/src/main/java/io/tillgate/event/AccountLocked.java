package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Too many wrong passwords were entered for a user name. No password is accepted for it until the lock ends.
 *
 * @param accountId the account with that name, if the service knows it
 * @param userNameHash SHA-256 of the user name in lower case, hexadecimal; the name itself is not sent, as it may be a
 *     mistyped password
 * @param clientId the client through which the last wrong password came
 * @param address the network address from which it came
 * @param locks the number of consecutive locks, including this one
 * @param lockedUntil when the lock ends
 */
public record AccountLocked(
        @Nullable String accountId,
        String userNameHash,
        String clientId,
        String address,
        int locks,
        Instant lockedUntil)
        implements Event {

    /** Requires all fields that are not nullable. */
    public AccountLocked {
        requireNonNull(userNameHash, "userNameHash");
        requireNonNull(clientId, "clientId");
        requireNonNull(address, "address");
        requireNonNull(lockedUntil, "lockedUntil");
    }

    @Override
    public String key() {
        return clientId;
    }

    @Override
    public String subject() {
        return accountId == null ? userNameHash : accountId;
    }

    @Override
    public boolean callerProven() {
        return false;
    }
}
