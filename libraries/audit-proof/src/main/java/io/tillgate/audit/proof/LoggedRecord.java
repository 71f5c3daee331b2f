package io.tillgate.audit.proof;

import io.tillgate.audit.tree.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is hashed into the tree. Its bytes are {@code tillgate-audit-event/1} and a line for each field in the
 * order below: the name, a space, and the number of UTF-8 bytes of the text, a colon and the text; or a hyphen if the
 * field is absent. Times are RFC 3339 in UTC with six decimals.
 *
 * @param index its leaf index, from 0
 * @param id the id of the event
 * @param type the CloudEvents type
 * @param source the service that reported the event
 * @param time when it happened
 * @param subject what it is about
 * @param actor the account or client that caused it
 * @param clientId the client that was used
 * @param address the network address of the caller
 * @param traceId the W3C trace id of the request
 * @param topic the Kafka topic
 * @param partition the partition
 * @param offset the offset
 * @param data the JSON object, unchanged
 * @param recordedAt when it was recorded in the log
 */
public record LoggedRecord(
        long index,
        String id,
        String type,
        String source,
        Instant time,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String clientId,
        @Nullable String address,
        @Nullable String traceId,
        String topic,
        int partition,
        long offset,
        String data,
        Instant recordedAt) {
    private static final String FORM = "tillgate-audit-event/1\n";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Returns the leaf hash. */
    public Hash leaf() {
        return Hash.leaf(bytes());
    }

    /** Returns the bytes that are hashed. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        bytes.writeBytes(FORM.getBytes(StandardCharsets.UTF_8));
        line(bytes, "index", Long.toString(index));
        line(bytes, "id", id);
        line(bytes, "type", type);
        line(bytes, "source", source);
        line(bytes, "time", text(time));
        line(bytes, "subject", subject);
        line(bytes, "actor", actor);
        line(bytes, "client_id", clientId);
        line(bytes, "address", address);
        line(bytes, "trace_id", traceId);
        line(bytes, "topic", topic);
        line(bytes, "partition", Integer.toString(partition));
        line(bytes, "offset", Long.toString(offset));
        line(bytes, "data", data);
        line(bytes, "recorded_at", text(recordedAt));
        return bytes.toByteArray();
    }

    /** Returns a time in the format of the hashed bytes. */
    public static String text(Instant time) {
        return TIME.format(time.truncatedTo(ChronoUnit.MICROS));
    }

    private static void line(ByteArrayOutputStream bytes, String name, @Nullable String value) {
        bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        if (value == null) {
            bytes.writeBytes(new byte[] {' ', '-', '\n'});
            return;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes((" " + text.length + ":").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(text);
        bytes.write('\n');
    }
}
