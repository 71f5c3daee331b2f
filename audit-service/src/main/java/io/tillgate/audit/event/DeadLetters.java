package io.tillgate.audit.event;

import io.tillgate.event.Topic;
import io.tillgate.outbox.OutboxRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records on their way to a dead-letter topic: as they came, with the reason and where they were in headers. */
final class DeadLetters {
    private static final String NUL = "\0";
    private static final String REPLACEMENT = "\uFFFD";

    private DeadLetters() {}

    static OutboxRecord of(ConsumerRecord<String, byte @Nullable []> record, Throwable reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(storable(header.key()), storable(new String(header.value(), StandardCharsets.UTF_8)));
            }
        }
        headers.put("dead-letter-reason", storable(String.valueOf(reason.getMessage())));
        headers.put("dead-letter-exception-class-name", reason.getClass().getName());
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        byte[] value = record.value();
        return new OutboxRecord(
                deadLetterTopic(record.topic()),
                record.key() == null ? "" : storable(record.key()),
                headers,
                value == null ? new byte[0] : value);
    }

    private static String deadLetterTopic(String topic) {
        return Arrays.stream(Topic.values())
                .filter(known -> known.topicName().equals(topic))
                .map(Topic::deadLetterTopicName)
                .findFirst()
                .orElseGet(() -> topic + ".dlq");
    }

    /** PostgreSQL has no NUL in texts. */
    private static String storable(String text) {
        return text.replace(NUL, REPLACEMENT);
    }
}
