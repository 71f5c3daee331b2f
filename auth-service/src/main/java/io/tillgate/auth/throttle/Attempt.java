package io.tillgate.auth.throttle;

/**
 * Who tries to prove an identity, and from where.
 *
 * @param clientId the client that the attempt comes through
 * @param address the network address that it comes from, as {@link io.tillgate.auth.request.ClientAddress} tells it
 */
public record Attempt(String clientId, String address) {}
