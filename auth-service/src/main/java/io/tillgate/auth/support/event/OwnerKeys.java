package io.tillgate.auth.support.event;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordVerifier;
import io.tillgate.event.RecordVerifier.Verdict;
import io.tillgate.event.Topic;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The keys by which the owners of topics sign records: read every minute, and at once for a key that is not known. An owner
 * publishes a key before it signs with it, so that a key which a fresh answer lacks is nobody's.
 */
@ApplicationScoped
class OwnerKeys {
    private static final Logger LOG = Logger.getLogger(OwnerKeys.class);
    private static final long INTERVAL_MILLIS = 60_000;
    private static final Duration FRESH = Duration.ofMillis(100);
    private static final Known NONE = new Known(new RecordVerifier("{\"keys\":[]}"), Instant.EPOCH);

    private final Vertx vertx;
    private final Clock clock;
    private final List<OwnedTopic> owned;
    private final Map<Topic, Known> byTopic = new ConcurrentHashMap<>();
    private volatile long timer = -1;

    OwnerKeys(Vertx vertx, Clock clock, @All List<OwnedTopic> owned) {
        this.vertx = vertx;
        this.clock = clock;
        this.owned = owned;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(0, INTERVAL_MILLIS, id -> owned.forEach(this::renew));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** What the signature of a record is worth; fails while the owner cannot be asked about its key. */
    Uni<Verdict> verify(OwnedTopic topic, EventRecord record) {
        Known known = byTopic.getOrDefault(topic.topic(), NONE);
        Verdict verdict = known.verifier().verify(record);
        return verdict == Verdict.UNKNOWN_KEY && known.readAt().plus(FRESH).isBefore(clock.instant())
                ? read(topic).map(keys -> keys.verify(record))
                : Uni.createFrom().item(verdict);
    }

    private Uni<RecordVerifier> read(OwnedTopic topic) {
        Instant now = clock.instant();
        return topic.keys()
                .map(RecordVerifier::new)
                .onFailure(IllegalArgumentException.class)
                .transform(e -> new IllegalStateException("the owner of " + topic.topic() + " publishes no keys", e))
                .invoke(keys -> byTopic.put(topic.topic(), new Known(keys, now)));
    }

    private void renew(OwnedTopic topic) {
        read(topic)
                .subscribe()
                .with(
                        keys -> {},
                        e -> LOG.warnf(
                                e,
                                "The owner of %s does not tell its keys",
                                topic.topic().topicName()));
    }

    private record Known(RecordVerifier verifier, Instant readAt) {}
}
