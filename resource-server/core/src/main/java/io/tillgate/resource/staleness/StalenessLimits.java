package io.tillgate.resource.staleness;

import java.time.Duration;
import java.util.Map;

/**
 * The limits on the age of the knowledge of revocations.
 *
 * @param policy what is done with tokens once the knowledge is older than {@code maxAge}
 * @param maxAge the age up to which it is fresh
 * @param serveStaleLimit the age up to which {@link StalenessPolicy#SERVE_STALE} serves
 * @param scopes the limits for requests that need these scopes
 */
public record StalenessLimits(
        StalenessPolicy policy, Duration maxAge, Duration serveStaleLimit, Map<String, Duration> scopes) {

    /** Creates a gate with these limits. */
    public StalenessGate gate(Freshness freshness) {
        return new StalenessGate(freshness, policy, maxAge, serveStaleLimit, scopes);
    }

    /** Returns the limits without introspection: tokens are refused instead of introspected. */
    public StalenessLimits withoutIntrospection() {
        return policy == StalenessPolicy.INTROSPECT
                ? new StalenessLimits(StalenessPolicy.FAIL_CLOSED, maxAge, serveStaleLimit, scopes)
                : this;
    }
}
