package io.tillgate.outbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Builds the dead letter of a record that a consumer could not process: the record, with the reason and its topic,
 * partition and offset in headers. What would be too long for Kafka is cut, because it would stop the outbox: anybody
 * who may write to a topic decides the length of its records.
 */
public final class DeadLetter {
    /** Together below Kafka's limit of 1 MiB for a record; a character takes up to three bytes. */
    private static final int LONGEST_VALUE = 800 * 1024;

    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int LONGEST_TEXT = 8 * 1024;

    private DeadLetter() {}

    /**
     * The dead letter to append to the outbox. A header {@code dead-letter-value-length} has the length of a value that
     * was cut to 800 KiB; headers beyond 32 Ki characters are left out.
     *
     * @param topic the dead-letter topic
     * @param reason the reason why the record could not be processed; its message becomes a header
     */
    public static OutboxRecord of(String topic, ConsumerRecord<String, byte @Nullable []> record, Throwable reason) {
        Map<String, String> headers = headers(record);
        headers.put("dead-letter-reason", shortened(String.valueOf(reason.getMessage())));
        headers.put("dead-letter-exception-class-name", reason.getClass().getName());
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        byte[] value = record.value() == null ? new byte[0] : record.value();
        if (value.length > LONGEST_VALUE) {
            headers.put("dead-letter-value-length", Integer.toString(value.length));
            value = Arrays.copyOf(value, LONGEST_VALUE);
        }
        return new OutboxRecord(topic, record.key() == null ? "" : shortened(record.key()), headers, value);
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte @Nullable []> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        int length = 0;
        for (Map.Entry<String, String> header : RecordHeaders.of(record).entrySet()) {
            length += header.getKey().length() + header.getValue().length();
            if (length <= LONGEST_HEADERS) {
                headers.put(header.getKey(), header.getValue());
            }
        }
        return headers;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
