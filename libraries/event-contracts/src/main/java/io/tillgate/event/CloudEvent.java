package io.tillgate.event;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in its CloudEvents 1.0 envelope.
 *
 * @param id a UUIDv7, by which consumers recognize a redelivery
 * @param source the service and instance that report the event, for example {@code /auth-service/host-1}
 * @param time when it happened
 * @param traceparent the W3C trace context in which it happened, if there was one and its caller may name it
 * @param data the event
 */
public record CloudEvent(
        UUID id, String source, Instant time, @Nullable String traceparent, Event data) {

    /**
     * Creates the envelope of a new event, with a new id.
     *
     * @param traceparent the trace of the request; omitted if {@link Event#callerProven} is false, since anyone could
     *     file events under the trace of another
     */
    public static CloudEvent of(Event data, String source, Instant time, @Nullable String traceparent) {
        return new CloudEvent(
                Generators.timeBasedEpochGenerator().generate(),
                source,
                time,
                data.callerProven() ? traceparent : null,
                data);
    }

    /** Returns the Kafka record of the event in binary content mode. */
    public EventRecord toRecord() {
        EventType type = EventType.of(data);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type.typeName());
        headers.put("ce_source", source);
        headers.put("ce_time", time.toString());
        headers.put("ce_subject", data.subject());
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return new EventRecord(type.topic().topicName(), data.key(), headers, EventJson.write(data));
    }

    /**
     * Reads an event from a Kafka record.
     *
     * @param headers the record's headers as text
     * @param value the record's value
     * @throws MalformedEventException if a header is missing, the type is unknown or the JSON does not match the type
     */
    public static CloudEvent read(Map<String, String> headers, byte[] value) {
        String typeName = header(headers, "ce_type");
        EventType type = EventType.named(typeName)
                .orElseThrow(() -> new MalformedEventException("unknown event type " + typeName));
        try {
            return new CloudEvent(
                    UUID.fromString(header(headers, "ce_id")),
                    header(headers, "ce_source"),
                    Instant.parse(header(headers, "ce_time")),
                    headers.get("traceparent"),
                    EventJson.read(value, type.record()));
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
            throw new MalformedEventException("malformed CloudEvents header: " + e.getMessage(), e);
        }
    }

    private static String header(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new MalformedEventException("header " + name + " is missing");
        }
        return value;
    }
}
