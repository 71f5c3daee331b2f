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
import io.tillgate.resource.token.JwtVerifier;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One issuer, and everything that judges its tokens: its keys, what it has revoked, and how old the knowledge of that is. Two
 * issuers share none of it. Safe for any thread.
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
     * An issuer; {@link #start} starts to read what it revokes.
     *
     * @param service what this process is called where it is told what is applied
     * @param delays hears how long its revocations take
     */
    public TrustedIssuer(IssuerSettings settings, String service, RevocationDelays delays, Clock clock) {
        issuer = settings.issuer();
        keys = new VerificationKeys(new JwkSetClient(settings.jwksUrl()), settings.keysRefresh(), clock);
        verifier = new JwtVerifier(issuer, settings.audience(), settings.clockSkew());
        freshness = new Freshness(clock, settings.receipts() != null);
        quarantine = new Quarantine(settings.quarantine(), clock);
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

    /** Its {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** Its keys. */
    public VerificationKeys keys() {
        return keys;
    }

    /** Verifies its JWTs. */
    public JwtVerifier verifier() {
        return verifier;
    }

    /** What it has revoked. */
    public RevocationLog revocations() {
        return revocations;
    }

    /** What may be done with its tokens now. */
    public StalenessGate gate() {
        return gate;
    }

    /** Whether a record of its lies in quarantine. */
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

    /** Serves no more of its tokens, says so, and reads no more. */
    @Override
    public void close() {
        if (reporter != null) {
            reporter.close();
        }
        reader.close();
    }
}
