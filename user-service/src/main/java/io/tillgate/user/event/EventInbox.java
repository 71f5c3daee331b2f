package io.tillgate.user.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.outbox.Outbox;
import io.tillgate.outbox.OutboxRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Gives events of other services their effect, once, in one transaction with the note that they had it. */
@ApplicationScoped
class EventInbox {
    private static final Logger LOG = Logger.getLogger(EventInbox.class);
    /** Kafka may bring an event again for as long as the topic keeps it, which is 30 days. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private final Pool pool;
    private final Outbox outbox;
    private final Clock clock;

    EventInbox(Pool pool, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Processes an event. While the database is away it waits; it fails with what no repetition mends. */
    Uni<Void> process(CloudEvent event, Function<SqlConnection, Uni<Void>> effect) {
        return untilDone(once(event, effect), "Event " + event.id() + " waits to be processed");
    }

    /** Puts a record aside that no repetition mends. While the database is away it waits. */
    Uni<Void> reject(OutboxRecord deadLetter) {
        return untilDone(
                pool.withTransaction(transaction -> outbox.append(transaction, deadLetter)),
                "A record waits to be put aside in " + deadLetter.topic());
    }

    private static Uni<Void> untilDone(Uni<Void> work, String waiting) {
        return work.onFailure(e -> !isPoison(e))
                .invoke(e -> LOG.warn(waiting, e))
                .onFailure(e -> !isPoison(e))
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely();
    }

    /** Values that are not what they must be, here or to PostgreSQL (SQLSTATE 22, 23). */
    private static boolean isPoison(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || (failure instanceof PgException e
                        && (e.getSqlState().startsWith("22") || e.getSqlState().startsWith("23")));
    }

    private Uni<Void> once(CloudEvent event, Function<SqlConnection, Uni<Void>> effect) {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("DELETE FROM processed_event WHERE processed_at < $1")
                .execute(Tuple.of(utc(now.minus(REMEMBERED))))
                .chain(() -> transaction
                        .preparedQuery("INSERT INTO processed_event (event_id, processed_at) VALUES ($1, $2)"
                                + " ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(event.id(), utc(now))))
                .chain(inserted -> inserted.rowCount() == 0 ? Uni.createFrom().voidItem() : effect.apply(transaction)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
