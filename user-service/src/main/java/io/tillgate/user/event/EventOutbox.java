package io.tillgate.user.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Event;
import io.tillgate.event.EventRecord;
import io.tillgate.event.Topic;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of this service on their way to Kafka; those of accounts are signed. Stateless. */
@ApplicationScoped
class EventOutbox {
    private final Outbox outbox;
    private final Clock clock;
    private final RecordKey key;
    private final String source;

    EventOutbox(Outbox outbox, Clock clock, RecordKey key, EventConfig config) {
        this.outbox = outbox;
        this.clock = clock;
        this.key = key;
        this.source = "/user-service/" + config.instance();
    }

    /** Appends events, in order, to be sent if and only if the transaction commits. */
    Uni<Void> append(SqlConnection transaction, List<? extends Event> events) {
        String traceparent = traceparent();
        return outbox.append(
                transaction,
                events.stream().map(event -> outboxRecord(event, traceparent)).toList());
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
