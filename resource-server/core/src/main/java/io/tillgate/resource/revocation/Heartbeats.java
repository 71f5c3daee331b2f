package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.resource.staleness.Freshness;
import java.time.Instant;
import java.util.List;

/** Verifies heartbeats, and passes their time on to the freshness and to the record order. */
final class Heartbeats {
    private final SecurityEventVerifier verifier;
    private final Freshness freshness;
    private final Quarantine quarantine;
    private final RecordOrder order;

    Heartbeats(SecurityEventVerifier verifier, Freshness freshness, Quarantine quarantine, RecordOrder order) {
        this.verifier = verifier;
        this.freshness = freshness;
        this.quarantine = quarantine;
        this.order = order;
    }

    /** Applies the newest valid heartbeat. Older ones add nothing, and skipping them shortens a replay. */
    void apply(List<ReadRecord> heartbeats, AppliedRecords listener) throws InterruptedException {
        int newest = heartbeats.size() - 1;
        while (newest >= 0 && !apply(heartbeats.get(newest), listener)) {
            newest--;
        }
    }

    private boolean apply(ReadRecord record, AppliedRecords listener) throws InterruptedException {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        try {
            Instant time = verifier.heartbeat(value);
            freshness.vouchedUntil(time);
            order.note(record.offset(), time);
            quarantine.cure(Revocation.HEARTBEAT_KEY, record.offset());
            listener.heartbeat(value);
            return true;
        } catch (RecordRejectedException e) {
            quarantine.hold(record, e);
            return false;
        }
    }
}
