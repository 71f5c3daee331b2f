package io.tillgate.outbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Numbers the records of an outbox, for each topic from 1 without gaps. Two headers contain the outbox and the number.
 * Used by the relay that holds the lock.
 */
final class OutboxSequence {
    static final String SOURCE_HEADER = "outbox-source";
    static final String NUMBER_HEADER = "outbox-sequence";

    private final Map<String, Long> last;

    /** @param last the number of the last record of each topic that Kafka has acknowledged */
    OutboxSequence(Map<String, Long> last) {
        this.last = new HashMap<>(last);
    }

    ProducerRecord<String, byte[]> number(String source, ProducerRecord<String, byte[]> record) {
        long number = last.merge(record.topic(), 1L, Long::sum);
        record.headers()
                .add(SOURCE_HEADER, source.getBytes(StandardCharsets.UTF_8))
                .add(NUMBER_HEADER, Long.toString(number).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The number of the last record of each of these topics. */
    Map<String, Long> last(Set<String> topics) {
        Map<String, Long> numbers = new HashMap<>(last);
        numbers.keySet().retainAll(topics);
        return numbers;
    }
}
