package io.tillgate.auth.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client with the hashes of its secrets.
 *
 * @param client the client
 * @param secretHash the keyed hash of its secret; null if it has none
 * @param previousSecretHash the keyed hash of the previous secret during its overlap; null if there is none
 * @param previousSecretExpiresAt when the previous secret expires
 */
@SuppressWarnings("ArrayRecordComponent") // compared in constant time by ClientAuthenticator, never by equals
public record StoredClient(
        RegisteredClient client,
        byte @Nullable [] secretHash,
        byte @Nullable [] previousSecretHash,
        @Nullable Instant previousSecretExpiresAt) {}
