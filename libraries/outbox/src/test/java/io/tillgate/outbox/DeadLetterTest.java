package io.tillgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    /** The producer's default {@code max.request.size}. */
    private static final int KAFKA_LIMIT = 1024 * 1024;

    @Test
    @DisplayName("A dead letter contains the record and where it came from")
    void whole() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("sales", 2, 7, "key", new byte[] {1, 2});
        record.headers().add("ce_id", "1".getBytes(StandardCharsets.UTF_8));

        OutboxRecord letter = DeadLetter.of("sales.dlq", record, new IllegalArgumentException("no"));

        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).containsExactly(1, 2);
        assertThat(letter.headers())
                .containsEntry("ce_id", "1")
                .containsEntry("dead-letter-reason", "no")
                .containsEntry("dead-letter-topic", "sales")
                .containsEntry("dead-letter-partition", "2")
                .containsEntry("dead-letter-offset", "7")
                .doesNotContainKey("dead-letter-value-length");
    }

    @Test
    @DisplayName("A record of any length becomes a dead letter that Kafka accepts")
    void cut() {
        byte[] value = new byte[5_000_000];
        Arrays.fill(value, (byte) 'x');
        String text = "\u20ac".repeat(400_000);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("sales", 0, 0, text, value);
        record.headers().add("long", text.getBytes(StandardCharsets.UTF_8)).add("short", new byte[] {'s'});

        OutboxRecord letter = DeadLetter.of("sales.dlq", record, new IllegalArgumentException(text));

        assertThat(letter.headers()).containsEntry("dead-letter-value-length", "5000000");
        assertThat(FramedRecords.write(List.of(letter)).length()).isLessThan(KAFKA_LIMIT - 10_000);
    }
}
