package io.tillgate.audit.verification;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tillgate.audit.checkpoint.CheckpointKeys;
import io.tillgate.audit.checkpoint.StoredCheckpoint;
import io.tillgate.audit.proof.MalformedProofException;
import io.tillgate.audit.proof.RangeCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;

/** Recomputes a range of the log on worker threads, up to the first invalid record. Safe for concurrent use. */
@ApplicationScoped
class Verification {
    private final LogReader reader;
    private final CheckpointKeys keys;
    private final DroppedCheck dropped;

    Verification(LogReader reader, CheckpointKeys keys, DroppedCheck dropped) {
        this.reader = reader;
        this.keys = keys;
        this.dropped = dropped;
    }

    Uni<VerificationResponse> check(LeafRange range) {
        RangeCheck check = new RangeCheck(range.first(), range.edge());
        return reader.read(range.first(), range.end())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .invoke(page -> check(page, check))
                .select()
                .first(page -> check.failure().isEmpty())
                .collect()
                .last()
                .chain(dropped::refusal)
                .invoke(refusal -> refusal.ifPresent(failure -> check.forged(failure.size(), failure.reason())))
                .map(done -> VerificationResponse.of(range, finish(range, check)));
    }

    private void check(LogPage page, RangeCheck check) {
        Iterator<StoredCheckpoint> signed = page.checkpoints().iterator();
        StoredCheckpoint next = signed.hasNext() ? signed.next() : null;
        for (StoredRecord each : page.records()) {
            check.record(each.logged(), each.hash());
            if (!each.isFound()) {
                check.doubt(each.logged(), "the record's search columns were changed");
            }
            while (next != null && next.size() <= check.size()) {
                checkpoint(next, check);
                next = signed.hasNext() ? signed.next() : null;
            }
        }
    }

    private void checkpoint(StoredCheckpoint stored, RangeCheck check) {
        try {
            check.checkpoint(keys.open(stored.note()));
        } catch (MalformedProofException e) {
            check.forged(stored.size(), String.valueOf(e.getMessage()));
        }
    }

    private static RangeCheck finish(LeafRange range, RangeCheck check) {
        if (range.newest().origin().isEmpty()) {
            check.forged(range.newest().size(), "no known key has signed it");
        }
        check.end(range.end(), range.newest(), range.consistency());
        return check;
    }
}
