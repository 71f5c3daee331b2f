package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Too many attempts failed from an address, through a client, or for a client from an address. Further attempts are
 * refused until the lock ends.
 *
 * @param by {@code address} or {@code client} for wrong passwords, {@code client_secret} for wrong client secrets
 * @param clientId the client through which the last attempt came
 * @param address the network address from which it came
 * @param locks the number of consecutive locks, including this one
 * @param lockedUntil when the lock ends
 */
public record SignInThrottled(String by, String clientId, String address, int locks, Instant lockedUntil)
        implements Event {

    /** Requires all fields that are not nullable. */
    public SignInThrottled {
        requireNonNull(by, "by");
        requireNonNull(clientId, "clientId");
        requireNonNull(address, "address");
        requireNonNull(lockedUntil, "lockedUntil");
    }

    @Override
    public String key() {
        return clientId;
    }

    @Override
    public boolean callerProven() {
        return false;
    }
}
