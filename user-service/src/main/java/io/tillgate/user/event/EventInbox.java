package io.tillgate.user.event;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.SessionContext;
import io.tillgate.database.SqlState;
import io.tillgate.event.CloudEvent;
import io.tillgate.outbox.OutboxRecord;
import io.tillgate.outbox.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Applies each event of other services once: its effect and the record of its id commit in one transaction. */
@ApplicationScoped
class EventInbox {
    private static final Logger LOG = Logger.getLogger(EventInbox.class);
    /** Longer than the retention of the topic, 30 days: until then Kafka may redeliver an event. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private final SessionContext sessions;
    private final SessionOutbox outbox;
    private final Clock clock;

    EventInbox(SessionContext sessions, SessionOutbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Processes an event. Retries while the database is unavailable. Fails if the event itself is the cause. */
    Uni<Void> process(CloudEvent event, Supplier<Uni<Void>> effect) {
        return untilDone(() -> once(event, effect), "Event " + event.id() + " waits to be processed");
    }

    /** Sends a record that cannot be processed to the dead-letter topic. Retries while the database is unavailable. */
    Uni<Void> reject(OutboxRecord deadLetter) {
        return untilDone(
                () -> Panache.getSession().chain(session -> outbox.append(session, List.of(deadLetter))),
                "A record waits to be put aside in " + deadLetter.topic());
    }

    private Uni<Void> untilDone(Supplier<Uni<Void>> work, String waiting) {
        return sessions.run(() -> Panache.withTransaction(work))
                .onFailure(e -> !isPoison(e))
                .invoke(e -> LOG.warn(waiting, e))
                .onFailure(e -> !isPoison(e))
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely();
    }

    /** Returns whether a value is invalid here or for PostgreSQL (SQLSTATE classes 22 and 23). */
    private static boolean isPoison(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || SqlState.of(failure)
                        .filter(state -> state.startsWith("22") || state.startsWith("23"))
                        .isPresent();
    }

    private Uni<Void> once(CloudEvent event, Supplier<Uni<Void>> effect) {
        Instant now = clock.instant();
        // Native: ON CONFLICT.
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM processed_event WHERE processed_at < ?1")
                        .setParameter(1, now.minus(REMEMBERED))
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery("INSERT INTO processed_event (event_id, processed_at)"
                                        + " VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                                .setParameter(1, event.id())
                                .setParameter(2, now)
                                .executeUpdate()))
                .chain(inserted -> inserted == 0 ? Uni.createFrom().voidItem() : effect.get());
    }
}
