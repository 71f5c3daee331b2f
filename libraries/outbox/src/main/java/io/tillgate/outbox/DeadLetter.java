package io.tillgate.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Builds the dead letter of a record that a consumer could not process: the unchanged record, with the reason and its
 * topic, partition and offset in headers.
 */
public final class DeadLetter {
    private DeadLetter() {}

    /**
     * The dead letter to append to the outbox.
     *
     * @param topic the dead-letter topic
     * @param reason the reason why the record could not be processed; its message becomes a header
     */
    public static OutboxRecord of(String topic, ConsumerRecord<String, byte @Nullable []> record, Throwable reason) {
        Map<String, String> headers = new LinkedHashMap<>(RecordHeaders.of(record));
        headers.put("dead-letter-reason", String.valueOf(reason.getMessage()));
        headers.put("dead-letter-exception-class-name", reason.getClass().getName());
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        byte[] value = record.value();
        return new OutboxRecord(
                topic, record.key() == null ? "" : record.key(), headers, value == null ? new byte[0] : value);
    }
}
