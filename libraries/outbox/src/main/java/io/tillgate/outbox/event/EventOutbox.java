package io.tillgate.outbox.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.Event;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** Appends events to the outbox, for services with the reactive client. Stateless; safe for concurrent use. */
@ApplicationScoped
public class EventOutbox {
    private final Outbox outbox;
    private final EventRecords records;

    EventOutbox(Outbox outbox, EventRecords records) {
        this.outbox = outbox;
        this.records = records;
    }

    /** Appends events in order. They are sent if and only if the transaction commits. */
    public Uni<Void> append(SqlClient transaction, Event... events) {
        return outbox.append(
                transaction, Arrays.stream(events).map(this::record).toList());
    }

    /** The record of an event, to be appended together with others. */
    public OutboxRecord record(Event event) {
        return records.of(event);
    }
}
