package io.tillgate.auth.client;

import org.jspecify.annotations.Nullable;

/**
 * A client with what proves it.
 *
 * @param client the client
 * @param secretHash the keyed hash of its secret; null for a public client
 */
@SuppressWarnings("ArrayRecordComponent") // compared in constant time by ClientAuthenticator, never by equals
public record StoredClient(RegisteredClient client, byte @Nullable [] secretHash) {}
