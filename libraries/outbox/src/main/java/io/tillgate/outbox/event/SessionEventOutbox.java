package io.tillgate.outbox.event;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.Event;
import io.tillgate.outbox.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Appends events to the outbox, for services with Panache. Stateless; safe for concurrent use. */
@ApplicationScoped
public class SessionEventOutbox {
    private final SessionOutbox outbox;
    private final EventRecords records;

    SessionEventOutbox(SessionOutbox outbox, EventRecords records) {
        this.outbox = outbox;
        this.records = records;
    }

    /** Appends an event. It is sent if and only if the transaction of the current session commits. */
    public Uni<Void> append(Event event) {
        return Panache.getSession().chain(session -> outbox.append(session, List.of(records.of(event))));
    }
}
