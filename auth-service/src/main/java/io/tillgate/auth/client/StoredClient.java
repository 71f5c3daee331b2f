package io.tillgate.auth.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client with what proves it.
 *
 * @param client the client
 * @param secretHash the keyed hash of its secret; null where it has none
 * @param previousSecretHash the keyed hash of the secret before, which lives on for a while; null where there is none
 * @param previousSecretExpiresAt until when that one lives
 */
@SuppressWarnings("ArrayRecordComponent") // compared in constant time by ClientAuthenticator, never by equals
public record StoredClient(
        RegisteredClient client,
        byte @Nullable [] secretHash,
        byte @Nullable [] previousSecretHash,
        @Nullable Instant previousSecretExpiresAt) {}
