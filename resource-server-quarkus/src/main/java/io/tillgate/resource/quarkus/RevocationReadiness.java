package io.tillgate.resource.quarkus;

import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RejectedRecord;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: tokens can be judged now, as the staleness policy has it, and no record of the revocations topic lies in
 * quarantine.
 */
@Readiness
@ApplicationScoped
class RevocationReadiness implements HealthCheck {
    private final StalenessGate gate;
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final RevocationReader reader;
    private final RecordApplier applier;
    private final RevocationLog log;

    RevocationReadiness(
            StalenessGate gate,
            Freshness freshness,
            Quarantine quarantine,
            RevocationReader reader,
            RecordApplier applier,
            RevocationLog log) {
        this.gate = gate;
        this.freshness = freshness;
        this.quarantine = quarantine;
        this.reader = reader;
        this.applier = applier;
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        Decision decision = gate.decide();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("revocations")
                .status(decision != Decision.REFUSE && quarantine.isEmpty())
                .withData("reader", reader.condition())
                .withData("tokens", decision.name().toLowerCase(java.util.Locale.ROOT))
                .withData("replayed", freshness.isReplayed())
                .withData("verifying", reader.isVerifying())
                .withData("last_offset", applier.lastOffset())
                .withData("revocations", log.size());
        reader.snapshotCondition().ifPresent(condition -> response.withData("snapshot", condition));
        freshness.staleness().ifPresent(age -> response.withData("staleness_ms", age.toMillis()));
        for (RejectedRecord rejected : quarantine.records()) {
            response.withData("rejected_offset_" + rejected.offset(), rejected.reason());
        }
        return response.build();
    }
}
