package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Too many wrong passwords came for a user name: until a time no password is looked at for it.
 *
 * @param accountId the account of that name, where the service knows one
 * @param userNameHash SHA-256 of the user name in lower case, hexadecimal: the name itself may hold a mistyped password
 * @param clientId the client that the last wrong password came through
 * @param address the network address that it came from
 * @param locks how many locks followed one another, this one included
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

    /** Requires what is not nullable. */
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
