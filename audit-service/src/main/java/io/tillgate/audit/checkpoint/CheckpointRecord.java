package io.tillgate.audit.checkpoint;

import io.tillgate.event.Topic;
import io.tillgate.outbox.OutboxRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Builds the Kafka record of a checkpoint: the value is the signed note, the key is the log's name. */
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
