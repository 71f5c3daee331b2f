package io.tillgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramedRecordsTest {
    private static final List<OutboxRecord> RECORDS = List.of(
            record(
                    "tillgate.tokens.v1",
                    "grant",
                    headers("ce_id", "1", "traceparent", ""),
                    "{\"scope\":\"menu:read\"}"),
            record("", "", Map.of(), ""),
            record(
                    "topic",
                    "a\0b",
                    headers("naïve \uD83D\uDE00", "it's \"€\" \0"),
                    "\0\uFFFF\uD83D\uDE00".repeat(10_000)));

    @Test
    @DisplayName("Records are read as they were written, in order, whatever their texts and values are")
    void roundTrip() {
        assertRead(FramedRecords.write(RECORDS).getBytes());
        assertThat(FramedRecords.read(new byte[0])).isEmpty();
    }

    @Test
    @DisplayName("The bytes of single records in a row are the bytes of all of them")
    void concatenated() {
        var parts = FramedRecords.write(RECORDS.subList(0, 1));
        RECORDS.subList(1, 3).forEach(record -> parts.appendBuffer(FramedRecords.write(List.of(record))));

        assertRead(parts.getBytes());
    }

    @Test
    @DisplayName("A record that Kafka would refuse for its length is refused before it is stored")
    void tooLong() {
        assertThatThrownBy(() -> FramedRecords.write(List.of(record("sales", "key", Map.of(), "x".repeat(1_000_000)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A record for sales has 1000024 bytes; Kafka takes at most 1000000");
    }

    private static void assertRead(byte[] framed) {
        List<OutboxRecord> read = FramedRecords.read(framed);
        assertThat(read)
                .extracting(OutboxRecord::topic)
                .containsExactlyElementsOf(
                        RECORDS.stream().map(OutboxRecord::topic).toList());
        assertThat(read)
                .extracting(OutboxRecord::key)
                .containsExactlyElementsOf(
                        RECORDS.stream().map(OutboxRecord::key).toList());
        assertThat(read)
                .extracting(record -> List.copyOf(record.headers().entrySet()))
                .containsExactlyElementsOf(RECORDS.stream()
                        .map(record -> List.copyOf(record.headers().entrySet()))
                        .toList());
        assertThat(read)
                .extracting(OutboxRecord::value)
                .containsExactlyElementsOf(
                        RECORDS.stream().map(OutboxRecord::value).toList());
    }

    private static OutboxRecord record(String topic, String key, Map<String, String> headers, String value) {
        return new OutboxRecord(topic, key, headers, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(String... names) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            headers.put(names[i], names[i + 1]);
        }
        return headers;
    }
}
