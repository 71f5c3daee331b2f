package io.tillgate.auth.support.event;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Asks the owners of topics to confirm records, and applies those that are confirmed. A record waits while its owner is
 * unavailable; others do not wait for it. Several instances may ask about a record; one applies it.
 */
@ApplicationScoped
class Confirmations {
    private static final Logger LOG = Logger.getLogger(Confirmations.class);
    private static final int BATCH = 100;

    private final Pool pool;
    private final UnconfirmedRecords records;
    private final RefusedRecords refused;
    private final List<OwnedTopic> owned;
    private final Set<Topic> underWay = ConcurrentHashMap.newKeySet();
    private final Set<Topic> silent = ConcurrentHashMap.newKeySet();

    Confirmations(Pool pool, UnconfirmedRecords records, RefusedRecords refused, @All List<OwnedTopic> owned) {
        this.pool = pool;
        this.records = records;
        this.refused = refused;
        this.owned = owned;
    }

    /** Starts a round for each topic without waiting for it, so that a slow owner does not delay another. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> begin() {
        owned.forEach(this::ask);
        return Uni.createFrom().voidItem();
    }

    /** Stores an event until its owner has been asked. */
    Uni<Void> keep(SqlConnection tx, CloudEvent event) {
        return records.keep(tx, event);
    }

    /** Asks about the waiting events unless a round is running; later events wait for the next round. */
    void ask(OwnedTopic topic) {
        Topic name = topic.topic();
        if (underWay.add(name)) {
            round(topic)
                    .onTermination()
                    .invoke(() -> underWay.remove(name))
                    .subscribe()
                    .with(done -> silent.remove(name), e -> complain(name, e));
        }
    }

    /** A round ends at the first record whose owner does not answer; the next round asks about it last. */
    private Uni<Void> round(OwnedTopic topic) {
        return records.next(pool, topic.topic(), BATCH)
                .flatMap(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(event -> settle(topic, event))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> settle(OwnedTopic topic, CloudEvent event) {
        return topic.ask(event)
                .flatMap(answer -> pool.withTransaction(tx -> records.take(tx, event)
                        .flatMap(taken -> taken
                                ? follow(tx, topic, event, answer)
                                : Uni.createFrom().voidItem())))
                .onFailure()
                .call(() -> records.postpone(pool, event));
    }

    private Uni<Void> follow(SqlConnection tx, OwnedTopic topic, CloudEvent event, Confirmation answer) {
        return switch (answer) {
            case CONFIRMED -> topic.apply(tx, event);
            case SUPERSEDED -> Uni.createFrom().voidItem();
            case DIFFERENT, UNKNOWN ->
                refused.add(tx, topic.topic(), event.data().key(), event, answer);
        };
    }

    private void complain(Topic topic, Throwable e) {
        if (silent.add(topic)) {
            LOG.warnf(e, "The owner of %s is unavailable; its records wait for confirmation", topic.topicName());
        }
    }
}
