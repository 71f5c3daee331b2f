package io.tillgate.outbox.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.All;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Event;
import io.tillgate.event.EventRecord;
import io.tillgate.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Converts events to records, with the trace context of the request, and signs those of a {@link SignedTopic}. Safe for
 * concurrent use.
 */
@ApplicationScoped
public class EventRecords {
    private final List<SignedTopic> signedTopics;
    private final Clock clock;
    private final String source;

    EventRecords(
            @All List<SignedTopic> signedTopics,
            Clock clock,
            EventConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.signedTopics = signedTopics;
        this.clock = clock;
        this.source = config.source().orElseGet(() -> "/" + service + "/" + hostName());
    }

    /** The outbox record of an event. */
    public OutboxRecord of(Event event) {
        EventRecord record =
                CloudEvent.of(event, source, clock.instant(), traceparent()).toRecord();
        for (SignedTopic topic : signedTopics) {
            record = topic.sign(record);
        }
        return new OutboxRecord(record.topic(), record.key(), record.headers(), record.value());
    }

    /** The W3C trace context of the request, if there is one. */
    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
