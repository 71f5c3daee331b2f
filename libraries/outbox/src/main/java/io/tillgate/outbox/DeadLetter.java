package io.tillgate.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not use, on its way to a dead-letter topic: as it came, with the reason and where it
 * was in headers.
 */
public final class DeadLetter {
    private static final String NUL = "\0";
    private static final String REPLACEMENT = "\uFFFD";

    private DeadLetter() {}

    /**
     * What to append to the outbox.
     *
     * @param topic the dead-letter topic
     * @param reason why the record could not be used; its message goes with the record
     */
    public static OutboxRecord of(String topic, ConsumerRecord<String, byte @Nullable []> record, Throwable reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        RecordHeaders.of(record).forEach((name, text) -> headers.put(storable(name), storable(text)));
        headers.put("dead-letter-reason", storable(String.valueOf(reason.getMessage())));
        headers.put("dead-letter-exception-class-name", reason.getClass().getName());
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        byte[] value = record.value();
        return new OutboxRecord(
                topic,
                record.key() == null ? "" : storable(record.key()),
                headers,
                value == null ? new byte[0] : value);
    }

    /** PostgreSQL has no NUL in texts. */
    private static String storable(String text) {
        return text.replace(NUL, REPLACEMENT);
    }
}
