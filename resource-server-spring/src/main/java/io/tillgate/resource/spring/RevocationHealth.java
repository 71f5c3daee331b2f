package io.tillgate.resource.spring;

import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import java.util.Locale;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Up means: tokens can be judged now, as the staleness policy has it, and no record lies in quarantine. */
final class RevocationHealth extends AbstractHealthIndicator {
    private final StalenessGate gate;
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final RevocationReader reader;
    private final RecordApplier applier;
    private final RevocationLog log;

    RevocationHealth(
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
    protected void doHealthCheck(Health.Builder health) {
        Decision decision = gate.decide();
        if (decision == Decision.REFUSE || !quarantine.isEmpty()) {
            health.outOfService();
        } else {
            health.up();
        }
        health.withDetail("reader", reader.condition())
                .withDetail("tokens", decision.name().toLowerCase(Locale.ROOT))
                .withDetail("replayed", freshness.isReplayed())
                .withDetail("verifying", reader.isVerifying())
                .withDetail("last_offset", applier.lastOffset())
                .withDetail("revocations", log.size())
                .withDetail("rejected", quarantine.records().size());
        reader.snapshotCondition().ifPresent(condition -> health.withDetail("snapshot", condition));
        freshness.staleness().ifPresent(age -> health.withDetail("staleness_ms", age.toMillis()));
    }
}
