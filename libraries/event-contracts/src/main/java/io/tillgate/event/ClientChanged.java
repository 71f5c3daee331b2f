package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a client, without secrets. Raised when a client is registered, changed, disabled, enabled or
 * deleted, and when its secret is rotated.
 *
 * @param clientId the client id (RFC 6749 section 2.2)
 * @param clientName the name shown to people
 * @param status {@code enabled}, {@code disabled} or {@code deleted}
 * @param grantTypes the grant types that it may use
 * @param scopes the scopes that it may have
 * @param audiences the audiences that its tokens may name
 * @param ownerAccountId the account that created it, for an API app
 * @param version counts the changes of this client, from 1
 * @param cause why it changed: {@code registered}, {@code changed}, {@code secret_rotated}, {@code disabled}, {@code
 *     enabled} or {@code deleted}
 * @param actor the account or client id that caused it; absent if the service itself did
 */
public record ClientChanged(
        String clientId,
        String clientName,
        String status,
        List<String> grantTypes,
        List<String> scopes,
        List<String> audiences,
        @Nullable String ownerAccountId,
        long version,
        String cause,
        @Nullable String actor)
        implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public ClientChanged {
        requireNonNull(clientId, "clientId");
        requireNonNull(clientName, "clientName");
        requireNonNull(status, "status");
        requireNonNull(cause, "cause");
        grantTypes = List.copyOf(grantTypes);
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
    }

    @Override
    public String key() {
        return clientId;
    }
}
