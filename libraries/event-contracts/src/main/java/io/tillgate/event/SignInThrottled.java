package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Too many failed attempts came from an address, through a client, or for a client from an address: they are refused until a time.
 *
 * @param by {@code address} or {@code client} for wrong passwords, {@code client_secret} for wrong client secrets
 * @param clientId the client that the last attempt came through
 * @param address the network address that it came from
 * @param locks how many locks followed one another, this one included
 * @param lockedUntil when they are let through again
 */
public record SignInThrottled(String by, String clientId, String address, int locks, Instant lockedUntil)
        implements Event {

    /** Requires what is not nullable. */
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
