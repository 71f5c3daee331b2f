package io.tillgate.auth.support.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordVerifier.Verdict;
import io.tillgate.outbox.RecordHeaders;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Processes events from Kafka that were signed by the owner of their topic. Each takes effect once: it is applied in
 * the transaction that records its id.
 */
@ApplicationScoped
public class EventInbox {
    private static final Logger LOG = Logger.getLogger(EventInbox.class);
    private static final Set<String> POISON = Set.of("22", "23", "54");

    private final Pool pool;
    private final OwnerKeys keys;
    private final RefusedRecords refused;
    private final Confirmations confirmations;

    EventInbox(Pool pool, OwnerKeys keys, RefusedRecords refused, Confirmations confirmations) {
        this.pool = pool;
        this.keys = keys;
        this.refused = refused;
        this.confirmations = confirmations;
    }

    /**
     * Processes a record. The record is retried while the database is unavailable, or the owner if its key is unknown.
     * An event that needs confirmation is stored until the owner has confirmed it; later records do not wait for it.
     *
     * @return fails if the record is not an event or can never be stored; it then goes to the dead-letter topic
     */
    public Uni<Void> process(ConsumerRecord<String, byte[]> record, OwnedTopic topic) {
        return Uni.createFrom()
                .item(() -> CloudEvent.read(RecordHeaders.of(record), record.value()))
                .flatMap(event -> verified(record, event, topic)
                        .onFailure(e -> !isPoison(e))
                        .invoke(e -> LOG.warnf(e, "Event %s waits to be processed", event.id()))
                        .onFailure(e -> !isPoison(e))
                        .retry()
                        .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                        .indefinitely());
    }

    /** An unsigned record must not be recorded as processed: a later event may have the same id. */
    private Uni<Void> verified(ConsumerRecord<String, byte[]> record, CloudEvent event, OwnedTopic topic) {
        String key = Objects.requireNonNullElse(record.key(), event.data().key());
        EventRecord signed = new EventRecord(record.topic(), key, RecordHeaders.of(record), record.value());
        return Uni.createFrom()
                .deferred(() -> keys.verify(topic, signed))
                .flatMap(verdict -> verdict == Verdict.GENUINE
                        ? once(event, topic)
                        : pool.withTransaction(tx -> refused.add(tx, topic.topic(), key, event, verdict)));
    }

    /** Returns whether retrying is useless: invalid values, in Java or in PostgreSQL (SQLSTATE 22, 23, 54). */
    private static boolean isPoison(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || (failure instanceof PgException e
                        && POISON.contains(e.getSqlState().substring(0, 2)));
    }

    private Uni<Void> once(CloudEvent event, OwnedTopic topic) {
        AtomicBoolean kept = new AtomicBoolean();
        return pool.withTransaction(tx -> tx.preparedQuery(
                                "INSERT INTO processed_event (event_id) VALUES ($1) ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(event.id()))
                        .flatMap(inserted -> inserted.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : topic.wantsConfirmation(tx, event)
                                        .invoke(kept::set)
                                        .flatMap(wants ->
                                                wants ? confirmations.keep(tx, event) : topic.apply(tx, event))))
                .invoke(() -> {
                    if (kept.get()) {
                        confirmations.ask(topic);
                    }
                });
    }
}
