package io.tillgate.resource;

import java.util.Collection;

/**
 * Decides whether the knowledge of revocations is fresh enough for a request. The library already checks resource
 * methods and handlers; inject this type into routes that are neither. Thread-safe.
 */
public interface RequestGate {

    /**
     * Returns whether a request that needs these scopes may be answered now; if not, answer 503. The strictest limit of
     * the scopes applies; without scopes the general limit applies.
     */
    boolean permits(TokenIdentity caller, Collection<String> scopes);
}
