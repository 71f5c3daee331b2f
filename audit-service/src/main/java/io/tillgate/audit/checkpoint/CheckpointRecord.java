package io.tillgate.audit.checkpoint;

import io.tillgate.event.Topic;
import io.tillgate.outbox.OutboxRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A checkpoint on its way to Kafka: the signed note itself, keyed by the name of the log. */
final class CheckpointRecord {
    private CheckpointRecord() {}

    static OutboxRecord of(String origin, StoredCheckpoint checkpoint) {
        return new OutboxRecord(
                Topic.AUDIT_CHECKPOINTS.topicName(),
                origin,
                Map.of("content-type", "text/plain; charset=utf-8"),
                checkpoint.note().getBytes(StandardCharsets.UTF_8));
    }
}
