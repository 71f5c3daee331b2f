package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * Client authentication failed.
 *
 * @param clientId the claimed client id; if it is unknown, {@code sha256:} and its SHA-256, hexadecimal, as it may be a
 *     mistyped secret
 * @param cause {@code unknown_client}, {@code bad_secret}, {@code client_disabled}, {@code wrong_method}, {@code
 *     bad_assertion} or {@code assertion_replayed}
 */
public record ClientAuthenticationFailed(String clientId, String cause) implements Event {

    /** Requires all fields. */
    public ClientAuthenticationFailed {
        requireNonNull(clientId, "clientId");
        requireNonNull(cause, "cause");
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
