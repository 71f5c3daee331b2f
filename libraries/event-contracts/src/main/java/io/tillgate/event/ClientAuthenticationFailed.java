package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * A client did not prove who it is.
 *
 * @param clientId the client that it was claimed to be; of an unknown one {@code sha256:} and the SHA-256 of the claimed id,
 *     hexadecimal: it may be a mistyped secret
 * @param cause {@code unknown_client}, {@code bad_secret}, {@code client_disabled}, {@code wrong_method},
 *     {@code bad_assertion} or {@code assertion_replayed}
 */
public record ClientAuthenticationFailed(String clientId, String cause) implements Event {

    /** Requires what is not nullable. */
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
