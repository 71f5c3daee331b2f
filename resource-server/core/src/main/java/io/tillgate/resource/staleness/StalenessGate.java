package io.tillgate.resource.staleness;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Applies the staleness policy: decides what may be done with a token now. A scope may have its own limit, longer or
 * shorter than the general one, so that an offline till can sell for a day but refund for minutes only. When a token is
 * checked, the scopes that its request needs are unknown; therefore {@link #decide} serves up to the longest limit, and
 * {@link #permits} must be called once they are known. Thread-safe.
 */
public final class StalenessGate {
    /** What may be done with a token. */
    public enum Decision {
        /** Verify it locally; cached results may be used. */
        SERVE,
        /** Introspect it at the authorization server, and cache nothing. */
        INTROSPECT,
        /** Refuse it, because whether it has been revoked is unknown. */
        REFUSE
    }

    private final Freshness freshness;
    private final StalenessPolicy policy;
    private final Duration maxAge;
    private final Duration serveStaleLimit;
    private final Map<String, Duration> scopes;
    private final Duration longest;
    private final Duration shortest;

    /** Creates a gate with the same limit for every scope. */
    public StalenessGate(Freshness freshness, StalenessPolicy policy, Duration maxAge, Duration serveStaleLimit) {
        this(freshness, policy, maxAge, serveStaleLimit, Map.of());
    }

    /**
     * Creates a gate.
     *
     * @param maxAge the age up to which knowledge is fresh
     * @param serveStaleLimit the age up to which {@link StalenessPolicy#SERVE_STALE} serves; at least {@code maxAge}
     * @param scopes the limits of single scopes; empty with {@link StalenessPolicy#INTROSPECT}, which serves nothing
     *     stale
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

    /** Returns the decision for a token before the scopes that its request needs are known. */
    public Decision decide() {
        if (policy == StalenessPolicy.INTROSPECT) {
            return freshness.isWithin(maxAge) ? Decision.SERVE : Decision.INTROSPECT;
        }
        return freshness.isWithin(longest) ? Decision.SERVE : Decision.REFUSE;
    }

    /** Returns whether {@link #permits} holds for all scopes, so that those of a request need not be determined. */
    public boolean permitsEverything() {
        return policy == StalenessPolicy.INTROSPECT || freshness.isWithin(shortest);
    }

    /**
     * Returns whether a request that needs these scopes may be answered now. The strictest limit of the scopes applies;
     * the general limit applies to scopes without their own and to requests without scopes. Always true with
     * {@link StalenessPolicy#INTROSPECT}.
     */
    public boolean permits(Collection<String> required) {
        return policy == StalenessPolicy.INTROSPECT || freshness.isWithin(limit(required));
    }

    /** Returns the maximum age of the knowledge for a request that needs these scopes. */
    public Duration limit(Collection<String> required) {
        return required.stream()
                .map(scope -> scopes.getOrDefault(scope, limit()))
                .min(Duration::compareTo)
                .orElseGet(this::limit);
    }

    private Duration limit() {
        return policy == StalenessPolicy.SERVE_STALE ? serveStaleLimit : maxAge;
    }

    /** Returns the age above which nothing is served on this knowledge, whatever the policy. */
    public Duration longestStaleness() {
        return longest;
    }

    /** The policy that applies to stale knowledge. */
    public StalenessPolicy policy() {
        return policy;
    }
}
