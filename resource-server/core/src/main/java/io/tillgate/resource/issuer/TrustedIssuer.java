package io.tillgate.resource.issuer;

import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.enforcement.InstanceIdentity;
import io.tillgate.resource.key.JwkSetClient;
import io.tillgate.resource.key.VerificationKeys;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.measure.ResourceServerMeasures;
import io.tillgate.resource.readiness.Readiness;
import io.tillgate.resource.readiness.ReadinessRule;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationDelays;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.revocation.SecurityEventVerifier;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.SteadyClock;
import io.tillgate.resource.token.JwtVerifier;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuer with everything that its tokens are checked against: its keys, its revocations, and their staleness. Two
 * issuers share none of it. Thread-safe.
 */
public final class TrustedIssuer implements AutoCloseable {
    private final String issuer;
    private final VerificationKeys keys;
    private final JwtVerifier verifier;
    private final RevocationLog revocations = new RevocationLog();
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final StalenessGate gate;
    private final RecordApplier applier;
    private final @Nullable EnforcementReporter reporter;
    private final RevocationReader reader;

    /**
     * Creates an issuer; {@link #start} starts to read its revocations.
     *
     * @param service the name of this service in enforcement reports
     * @param delays receives the measured delays of its revocations
     */
    public TrustedIssuer(IssuerSettings settings, String service, RevocationDelays delays, Clock clock) {
        issuer = settings.issuer();
        Clock steady = new SteadyClock(clock);
        keys = new VerificationKeys(new JwkSetClient(settings.jwksUrl()), settings.keysRefresh(), steady);
        verifier = new JwtVerifier(issuer, settings.audience(), settings.clockSkew());
        freshness = new Freshness(clock, settings.receipts() != null);
        quarantine = new Quarantine(settings.quarantine(), steady);
        gate = settings.staleness().gate(freshness);
        SecurityEventVerifier events = new SecurityEventVerifier(settings.names(), keys, settings.clockSkew(), clock);
        applier = new RecordApplier(events, revocations, freshness, quarantine, delays, clock);
        reporter = settings.receipts() == null
                ? null
                : new EnforcementReporter(
                        settings.receipts(), InstanceIdentity.of(service), freshness, gate.longestStaleness(), clock);
        reader = new RevocationReader(
                settings.revocations(),
                applier,
                freshness,
                reporter == null ? Enforcement.UNTOLD : reporter,
                settings.snapshot() == null ? null : settings.snapshot().snapshot(keys, clock));
    }

    /** The issuer's {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** The issuer's keys. */
    public VerificationKeys keys() {
        return keys;
    }

    /** The verifier of the issuer's JWTs. */
    public JwtVerifier verifier() {
        return verifier;
    }

    /** The log of the issuer's revocations. */
    public RevocationLog revocations() {
        return revocations;
    }

    /** The staleness gate of the issuer's tokens. */
    public StalenessGate gate() {
        return gate;
    }

    /** Returns whether a record of the issuer is in quarantine. */
    boolean hasRejected() {
        return !quarantine.isEmpty();
    }

    Readiness readiness() {
        return new ReadinessRule(gate, freshness, quarantine, reader, applier, revocations).now();
    }

    List<Measure> measures() {
        return ResourceServerMeasures.of(freshness, revocations, applier, quarantine);
    }

    void start() {
        if (reporter != null) {
            reporter.start();
        }
        reader.start();
    }

    /** Stops serving the issuer's tokens, reports that, and stops reading. */
    @Override
    public void close() {
        if (reporter != null) {
            reporter.close();
        }
        reader.close();
    }
}
