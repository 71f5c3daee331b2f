package io.tillgate.auth.support.event;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordVerifier;
import io.tillgate.event.RecordVerifier.Verdict;
import io.tillgate.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The keys with which the owners of topics sign records. They are read every minute, and at once if a key is unknown.
 * An owner publishes a key before it signs with it, so that a key missing from a fresh response does not belong to it.
 */
@ApplicationScoped
class OwnerKeys {
    private static final Logger LOG = Logger.getLogger(OwnerKeys.class);
    private static final Duration FRESH = Duration.ofMillis(100);

    private final Known none = new Known(new RecordVerifier("{\"keys\":[]}"), System.nanoTime() - 2 * FRESH.toNanos());
    private final List<OwnedTopic> owned;
    private final Map<Topic, Known> byTopic = new ConcurrentHashMap<>();

    OwnerKeys(@All List<OwnedTopic> owned) {
        this.owned = owned;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> renewAll() {
        return Multi.createFrom()
                .iterable(owned)
                .onItem()
                .transformToUniAndMerge(this::renew)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Verifies the signature of a record; fails if its key is unknown and the owner is unavailable. */
    Uni<Verdict> verify(OwnedTopic topic, EventRecord record) {
        Known known = byTopic.getOrDefault(topic.topic(), none);
        Verdict verdict = known.verifier().verify(record);
        return verdict == Verdict.UNKNOWN_KEY && System.nanoTime() - known.readAt() > FRESH.toNanos()
                ? read(topic).map(keys -> keys.verify(record))
                : Uni.createFrom().item(verdict);
    }

    private Uni<RecordVerifier> read(OwnedTopic topic) {
        long now = System.nanoTime();
        return topic.keys()
                .map(RecordVerifier::new)
                .onFailure(IllegalArgumentException.class)
                .transform(e -> new IllegalStateException("the owner of " + topic.topic() + " publishes no keys", e))
                .invoke(keys -> byTopic.put(topic.topic(), new Known(keys, now)));
    }

    private Uni<RecordVerifier> renew(OwnedTopic topic) {
        return read(topic)
                .onFailure()
                .invoke(e -> LOG.warnf(
                        e,
                        "The keys of the owner of %s cannot be read",
                        topic.topic().topicName()))
                .onFailure()
                .recoverWithNull();
    }

    /** @param readAt when reading began, by {@link System#nanoTime()} */
    private record Known(RecordVerifier verifier, long readAt) {}
}
