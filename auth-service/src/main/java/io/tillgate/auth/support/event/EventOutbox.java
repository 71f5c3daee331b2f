package io.tillgate.auth.support.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Event;
import io.tillgate.event.EventRecord;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts events in their envelopes and leaves them in the outbox, in the transaction of the change that they tell of. */
@ApplicationScoped
public class EventOutbox {
    private final Outbox outbox;
    private final Clock clock;
    private final String source;

    EventOutbox(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
        this.source = "/auth-service/" + hostName();
    }

    /** Appends events, in order. */
    public Uni<Void> append(SqlClient tx, Event... events) {
        return outbox.append(tx, Arrays.stream(events).map(this::record).toList());
    }

    /** An event in its envelope, for whoever appends it together with others. */
    public OutboxRecord record(Event event) {
        return outboxRecord(
                CloudEvent.of(event, source, clock.instant(), traceparent()).toRecord());
    }

    private static OutboxRecord outboxRecord(EventRecord event) {
        return new OutboxRecord(event.topic(), event.key(), event.headers(), event.value());
    }

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
