package io.tillgate.resource.readiness;

import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RejectedRecord;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.revocation.RevocationReader;
import io.tillgate.resource.staleness.Freshness;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decides about readiness: an instance is ready if the staleness policy allows it to check tokens now and no record is
 * in quarantine. Thread-safe.
 */
public final class ReadinessRule {
    private final StalenessGate gate;
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final RevocationReader reader;
    private final RecordApplier applier;
    private final RevocationLog log;

    /** Creates a rule over the state of the revocation reader. */
    public ReadinessRule(
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

    /** Returns the current readiness. */
    public Readiness now() {
        Decision decision = gate.decide();
        List<RejectedRecord> rejected = quarantine.records();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reader", reader.condition());
        details.put("tokens", decision.name().toLowerCase(Locale.ROOT));
        details.put("replayed", freshness.isReplayed());
        details.put("verifying", reader.isVerifying());
        details.put("last_offset", applier.lastOffset());
        details.put("revocations", (long) log.size());
        details.put("rejected", (long) rejected.size());
        reader.snapshotCondition().ifPresent(condition -> details.put("snapshot", condition));
        freshness.staleness().ifPresent(age -> details.put("staleness_ms", age.toMillis()));
        rejected.forEach(record -> details.put("rejected_offset_" + record.offset(), record.reason()));
        return new Readiness(decision != Decision.REFUSE && rejected.isEmpty(), details);
    }
}
