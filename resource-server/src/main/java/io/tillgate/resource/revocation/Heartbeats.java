package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.resource.staleness.Freshness;
import java.util.List;

/** Tells the freshness what heartbeats vouch for. */
final class Heartbeats {
    private final SecurityEventVerifier verifier;
    private final Freshness freshness;
    private final Quarantine quarantine;

    Heartbeats(SecurityEventVerifier verifier, Freshness freshness, Quarantine quarantine) {
        this.verifier = verifier;
        this.freshness = freshness;
        this.quarantine = quarantine;
    }

    /** A heartbeat says nothing that a later one does not: the newest that verifies is enough, and a replay is short. */
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
            freshness.vouchedUntil(verifier.heartbeat(value));
            quarantine.cure(Revocation.HEARTBEAT_KEY, record.offset());
            listener.heartbeat(value);
            return true;
        } catch (RecordRejectedException e) {
            quarantine.hold(record, e);
            return false;
        }
    }
}
