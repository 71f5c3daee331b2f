package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import java.util.ArrayList;
import java.util.List;

/** Records that are verified together: revocations, then heartbeats, of which only the newest valid one counts. */
record ReadBatch(List<ReadRecord> revocations, List<ReadRecord> beats) {
    private ReadBatch() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Splits records so that no revocation follows a heartbeat in its batch: it is judged by the heartbeat's time. */
    static List<ReadBatch> of(List<ReadRecord> records) {
        List<ReadBatch> batches = new ArrayList<>();
        ReadBatch batch = new ReadBatch();
        batches.add(batch);
        for (ReadRecord record : records) {
            boolean isBeat = Revocation.HEARTBEAT_KEY.equals(record.key()) && record.value() != null;
            if (!isBeat && !batch.beats.isEmpty()) {
                batch = new ReadBatch();
                batches.add(batch);
            }
            (isBeat ? batch.beats : batch.revocations).add(record);
        }
        return batches;
    }
}
