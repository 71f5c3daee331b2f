package io.tillgate.resource;

import java.util.Collection;

/**
 * Tells whether what is known of revocations is fresh enough for a request. Resource methods and handlers are looked after;
 * inject it where a route is neither. Safe for any thread.
 */
public interface RequestGate {

    /**
     * Whether a request by a caller that asks for these scopes may be answered now; otherwise it is 503. The strictest of them
     * counts; one that asks for none has everything else's limit.
     */
    boolean permits(TokenIdentity caller, Collection<String> scopes);
}
