package io.tillgate.resource.staleness;

import java.time.Duration;

/** Applies the staleness policy: what may be done with a token right now. Safe for any thread. */
public final class StalenessGate {
    /** What may be done with a token. */
    public enum Decision {
        /** Verify it here, cached answers included. */
        SERVE,
        /** Ask the authorization server, and keep nothing. */
        INTROSPECT,
        /** Refuse: whether it has been revoked cannot be known. */
        REFUSE
    }

    private final Freshness freshness;
    private final StalenessPolicy policy;
    private final Duration maxAge;
    private final Duration serveStaleLimit;

    /**
     * A gate.
     *
     * @param maxAge up to which age knowledge is fresh
     * @param serveStaleLimit up to which age {@link StalenessPolicy#SERVE_STALE} serves; not below {@code maxAge}
     */
    public StalenessGate(Freshness freshness, StalenessPolicy policy, Duration maxAge, Duration serveStaleLimit) {
        this.freshness = freshness;
        this.policy = policy;
        this.maxAge = maxAge;
        this.serveStaleLimit = serveStaleLimit;
    }

    /** The decision for a token that comes now. */
    public Decision decide() {
        if (freshness.isWithin(maxAge)) {
            return Decision.SERVE;
        }
        return switch (policy) {
            case FAIL_CLOSED -> Decision.REFUSE;
            case SERVE_STALE -> freshness.isWithin(serveStaleLimit) ? Decision.SERVE : Decision.REFUSE;
            case INTROSPECT -> Decision.INTROSPECT;
        };
    }

    /** The age of knowledge from which on nothing is served by it, whatever the policy. */
    public Duration longestStaleness() {
        return policy == StalenessPolicy.SERVE_STALE && serveStaleLimit.compareTo(maxAge) > 0
                ? serveStaleLimit
                : maxAge;
    }

    /** The policy that applies once knowledge is stale. */
    public StalenessPolicy policy() {
        return policy;
    }
}
