package io.tillgate.resource.staleness;

import java.time.Duration;
import java.util.Map;

/**
 * How old the knowledge of revocations may be.
 *
 * @param policy what is done with tokens once the knowledge is older than {@code maxAge}
 * @param maxAge up to which age it is fresh
 * @param serveStaleLimit up to which age {@link StalenessPolicy#SERVE_STALE} serves
 * @param scopes up to which age requests that ask for these scopes are served
 */
public record StalenessLimits(
        StalenessPolicy policy, Duration maxAge, Duration serveStaleLimit, Map<String, Duration> scopes) {

    /** A gate with these limits. */
    public StalenessGate gate(Freshness freshness) {
        return new StalenessGate(freshness, policy, maxAge, serveStaleLimit, scopes);
    }

    /** The same where nobody can be asked about a token: what would be introspected is refused. */
    public StalenessLimits withoutIntrospection() {
        return policy == StalenessPolicy.INTROSPECT
                ? new StalenessLimits(StalenessPolicy.FAIL_CLOSED, maxAge, serveStaleLimit, scopes)
                : this;
    }
}
