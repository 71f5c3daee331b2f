package io.tillgate.audit.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.audit.log.SearchTerms;
import io.tillgate.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Builds the entry of a record on the revocations topic that the issuer did not sign. */
final class UnverifiedRevocation {
    /** The type of these entries. */
    static final String TYPE = "io.tillgate.audit.UnverifiedRevocation";

    private static final String SOURCE = "/audit-service";
    private static final int MAX_VALUE_CHARACTERS = 4_096;

    private UnverifiedRevocation() {}

    /** Builds the entry. Its id is derived from the record, so that a redelivery yields the same entry. */
    static LogEntry entry(ConsumerRecord<String, byte @Nullable []> record, String reason) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String digest = TextHash.of(value);
        String key = record.key() != null && RecordText.plain(record.key()) ? record.key() : null;
        String text = new String(value, StandardCharsets.ISO_8859_1);
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("reason", reason)
                .put("record_key", key)
                .put("bytes", value.length)
                .put("sha256", digest)
                .put("value", text.substring(0, Math.min(text.length(), MAX_VALUE_CHARACTERS)));
        String name = record.topic() + "/" + record.partition() + "/" + record.offset() + "/" + record.timestamp() + "/"
                + digest;
        return new LogEntry(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                TYPE,
                SOURCE,
                time(record.timestamp()),
                key,
                null,
                null,
                null,
                null,
                new LogEntry.Position(record.topic(), record.partition(), record.offset()),
                data.toString(),
                SearchTerms.of(data),
                null,
                false);
    }

    /** Returns the record's time, which the writer chose; the epoch if it is outside the years 1970 to 9999. */
    private static Instant time(long epochMillis) {
        Instant time = Instant.ofEpochMilli(epochMillis);
        try {
            return RecordText.requireSane(time);
        } catch (UnreadableRecordException e) {
            return Instant.EPOCH;
        }
    }
}
