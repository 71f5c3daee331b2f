package io.tillgate.outbox;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records as bytes, one after the other, so that concatenated bytes are the records of all parts. A record is its
 * topic, key, number of headers, headers and value, each text and value after its length.
 */
final class FramedRecords {
    /** Below Kafka's limit of 1 MiB for a record by more than the relay adds to it. */
    private static final int LONGEST = 1_000_000;

    private FramedRecords() {}

    /** @throws IllegalArgumentException if Kafka would refuse a record for its length: it would hold up all others */
    static Buffer write(List<OutboxRecord> records) {
        Buffer framed = Buffer.buffer();
        for (OutboxRecord record : records) {
            int start = framed.length();
            write(framed, record.topic());
            write(framed, record.key());
            framed.appendInt(record.headers().size());
            record.headers().forEach((name, text) -> {
                write(framed, name);
                write(framed, text);
            });
            write(framed, record.value());
            int length = framed.length() - start;
            if (length > LONGEST) {
                throw new IllegalArgumentException("A record for %s has %d bytes; Kafka takes at most %d"
                        .formatted(record.topic(), length, LONGEST));
            }
        }
        return framed;
    }

    static List<OutboxRecord> read(byte[] framed) {
        ByteBuffer bytes = ByteBuffer.wrap(framed);
        List<OutboxRecord> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            String topic = text(bytes);
            String key = text(bytes);
            int size = bytes.getInt();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                headers.put(text(bytes), text(bytes));
            }
            records.add(new OutboxRecord(topic, key, headers, value(bytes)));
        }
        return records;
    }

    private static void write(Buffer framed, String text) {
        write(framed, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Buffer framed, byte[] value) {
        framed.appendInt(value.length).appendBytes(value);
    }

    private static String text(ByteBuffer bytes) {
        return new String(value(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] value(ByteBuffer bytes) {
        byte[] value = new byte[bytes.getInt()];
        bytes.get(value);
        return value;
    }
}
