package io.tillgate.user.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Event;
import io.tillgate.event.EventRecord;
import io.tillgate.event.Topic;
import io.tillgate.outbox.OutboxRecord;
import io.tillgate.outbox.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of this service on their way to Kafka; those of accounts are signed. Stateless. */
@ApplicationScoped
class EventOutbox {
    private final SessionOutbox outbox;
    private final Clock clock;
    private final RecordKey key;
    private final String source;

    EventOutbox(SessionOutbox outbox, Clock clock, RecordKey key, EventConfig config) {
        this.outbox = outbox;
        this.clock = clock;
        this.key = key;
        this.source = "/user-service/" + config.instance();
    }

    /** Appends an event, to be sent if and only if the transaction commits. */
    Uni<Void> append(Event event) {
        OutboxRecord record = outboxRecord(event, traceparent());
        return Panache.getSession().chain(session -> outbox.append(session, List.of(record)));
    }

    private OutboxRecord outboxRecord(Event event, @Nullable String traceparent) {
        EventRecord plain =
                CloudEvent.of(event, source, clock.instant(), traceparent).toRecord();
        EventRecord record =
                plain.topic().equals(Topic.ACCOUNTS.topicName()) ? key.signer().sign(plain) : plain;
        return new OutboxRecord(record.topic(), record.key(), record.headers(), record.value());
    }

    /** The W3C trace context of the request. */
    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
