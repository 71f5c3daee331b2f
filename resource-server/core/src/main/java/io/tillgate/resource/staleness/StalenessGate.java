package io.tillgate.resource.staleness;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Applies the staleness policy: what may be done with a token right now. A scope may have a limit of its own, longer or
 * shorter than everything else's: a till whose line is cut goes on selling, and refunds nothing. What a request asks for
 * is not known when its token is checked, so {@link #decide} serves up to the longest limit, and {@link #permits} is asked
 * once it is known. Safe for any thread.
 */
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
    private final Map<String, Duration> scopes;
    private final Duration longest;
    private final Duration shortest;

    /** A gate where every scope has the same limit. */
    public StalenessGate(Freshness freshness, StalenessPolicy policy, Duration maxAge, Duration serveStaleLimit) {
        this(freshness, policy, maxAge, serveStaleLimit, Map.of());
    }

    /**
     * A gate.
     *
     * @param maxAge up to which age knowledge is fresh
     * @param serveStaleLimit up to which age {@link StalenessPolicy#SERVE_STALE} serves; not below {@code maxAge}
     * @param scopes up to which age these scopes are served; not with {@link StalenessPolicy#INTROSPECT}, which serves nothing
     *     that is stale
     */
    public StalenessGate(
            Freshness freshness,
            StalenessPolicy policy,
            Duration maxAge,
            Duration serveStaleLimit,
            Map<String, Duration> scopes) {
        this.freshness = freshness;
        this.policy = policy;
        this.maxAge = maxAge;
        this.serveStaleLimit = serveStaleLimit;
        this.scopes = Map.copyOf(scopes);
        this.longest = scopes.values().stream().reduce(limit(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        this.shortest = scopes.values().stream().reduce(limit(), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }

    /** The decision for a token that comes now, before it is known what it is for. */
    public Decision decide() {
        if (policy == StalenessPolicy.INTROSPECT) {
            return freshness.isWithin(maxAge) ? Decision.SERVE : Decision.INTROSPECT;
        }
        return freshness.isWithin(longest) ? Decision.SERVE : Decision.REFUSE;
    }

    /** Whether the knowledge is fresh enough for whatever is asked for: nobody needs to look what it is. */
    public boolean permitsEverything() {
        return policy == StalenessPolicy.INTROSPECT || freshness.isWithin(shortest);
    }

    /**
     * Whether a request that asks for these scopes may be answered now. The strictest of them counts; a scope without a limit
     * of its own, and a request that asks for none, have everything else's.
     */
    public boolean permits(Collection<String> required) {
        return policy == StalenessPolicy.INTROSPECT || freshness.isWithin(limit(required));
    }

    /** Up to which age knowledge is good for a request that asks for these scopes. */
    public Duration limit(Collection<String> required) {
        return required.stream()
                .map(scope -> scopes.getOrDefault(scope, limit()))
                .min(Duration::compareTo)
                .orElseGet(this::limit);
    }

    private Duration limit() {
        return policy == StalenessPolicy.SERVE_STALE ? serveStaleLimit : maxAge;
    }

    /** The age of knowledge from which on nothing is served by it, whatever the policy. */
    public Duration longestStaleness() {
        return longest;
    }

    /** The policy that applies once knowledge is stale. */
    public StalenessPolicy policy() {
        return policy;
    }
}
