package io.tillgate.audit.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads texts and times of a record in a form that the database can store. */
final class RecordText {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final int MAX_HEADER_CHARACTERS = 512;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private RecordText() {}

    /** Returns a header that must be present. */
    static String required(ConsumerRecord<?, ?> record, String name) throws UnreadableRecordException {
        return optional(record, name)
                .orElseThrow(() -> new UnreadableRecordException("header " + name + " is missing or not plain text"));
    }

    /** Returns a header; empty if it is missing, blank, too long or not plain text. */
    static Optional<String> optional(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return plain(text) ? Optional.of(text) : Optional.empty();
    }

    /** Returns whether a text is not blank, short enough for the database's indexes and free of control characters. */
    static boolean plain(String text) {
        return !text.isBlank()
                && text.length() <= MAX_HEADER_CHARACTERS
                && !CONTROL.matcher(text).find();
    }

    static Instant time(String text) throws UnreadableRecordException {
        try {
            return requireSane(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new UnreadableRecordException("header ce_time is not an RFC 3339 time", e);
        }
    }

    static Instant requireSane(Instant time) throws UnreadableRecordException {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new UnreadableRecordException("the time is not in the years 1970 to 9999");
        }
        return time;
    }

    static String utf8(byte[] value) throws UnreadableRecordException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRecordException("the value is not UTF-8", e);
        }
    }
}
