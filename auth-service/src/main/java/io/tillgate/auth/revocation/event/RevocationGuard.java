package io.tillgate.auth.revocation.event;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.Reissue;
import io.tillgate.auth.revocation.RevocationRepository;
import io.tillgate.auth.revocation.RevocationTarget;
import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationRestored;
import io.tillgate.outbox.event.EventOutbox;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the revocations topic as resource servers do, and compares the last record of each key with the revocation in
 * the database. Compaction keeps the last record: if it is older than the revocation or is not a valid one, somebody
 * else wrote it, and the revocation is signed again. One instance reads at a time; if it stops, another one continues.
 */
@ApplicationScoped
class RevocationGuard {
    private static final Logger LOG = Logger.getLogger(RevocationGuard.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Pool pool;
    private final RevocationRepository revocations;
    private final Reissue reissue;
    private final EventOutbox outbox;
    private final RecordJudge judge;
    private final OlderRecords older;
    private final Clock clock;

    RevocationGuard(
            Pool pool,
            RevocationRepository revocations,
            Reissue reissue,
            EventOutbox outbox,
            RecordJudge judge,
            OlderRecords older,
            Clock clock) {
        this.pool = pool;
        this.revocations = revocations;
        this.reissue = reissue;
        this.outbox = outbox;
        this.judge = judge;
        this.older = older;
        this.clock = clock;
    }

    /** Compares a batch of records; waits while the database is unavailable. */
    @Incoming("revocations")
    Uni<Void> consume(ConsumerRecords<String, byte @Nullable []> records) {
        Map<String, ConsumerRecord<String, byte @Nullable []>> last = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (ConsumerRecord<String, byte @Nullable []> record : records) {
            if (record.key() != null && record.key().indexOf('\0') < 0) { // PostgreSQL rejects NUL, and no key has one
                last.put(record.key(), record);
                counts.merge(record.key(), 1, Integer::sum);
            }
        }
        ConsumerRecord<String, byte @Nullable []> heartbeat = last.remove(Revocation.HEARTBEAT_KEY);
        last.remove(RevocationTarget.canary().key()); // the next one follows within seconds
        return persistently(compare(last, counts), last.size())
                .chain(() -> persistently(tellReplayed(), 0))
                .invoke(() -> judge.heartbeat(heartbeat == null ? null : heartbeat.value()));
    }

    private Uni<Void> compare(
            Map<String, ConsumerRecord<String, byte @Nullable []>> last, Map<String, Integer> counts) {
        if (last.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> revocations.live(pool, last.keySet(), clock.instant()))
                .flatMap(live -> {
                    List<String> right = new ArrayList<>();
                    Uni<Void> restored = Uni.createFrom().voidItem();
                    for (RevocationRepository.Live revocation : live) {
                        String key = revocation.key();
                        Optional<String> wrong =
                                judge.wrong(requireNonNull(last.get(key)).value(), revocation);
                        if (wrong.isPresent()) {
                            restored = restored.chain(() -> restore(key, wrong.get()));
                        } else {
                            right.add(key);
                        }
                    }
                    return restored.invoke(
                            () -> right.forEach(key -> older.followed(key, requireNonNull(counts.get(key)))));
                });
    }

    private Uni<Void> restore(String key, String cause) {
        if (cause.equals(RecordJudge.OLDER)) {
            return reissue.displaced(key, tx -> Uni.createFrom().voidItem()).invoke(() -> older.found(key));
        }
        log(key, cause);
        return reissue.displaced(key, tx -> outbox.append(tx, new RevocationRestored(key, cause)));
    }

    private Uni<Void> tellReplayed() {
        return Uni.createFrom().deferred(() -> {
            Uni<Void> told = Uni.createFrom().voidItem();
            for (String key : older.replayed()) {
                told = told.chain(() -> tell(key));
            }
            return told;
        });
    }

    private Uni<Void> tell(String key) {
        log(key, RecordJudge.REPLAYED);
        return pool.withTransaction(tx -> outbox.append(tx, new RevocationRestored(key, RecordJudge.REPLAYED)))
                .invoke(() -> older.forget(key));
    }

    private static void log(String key, String cause) {
        LOG.errorf("The record %s on the revocations topic was tampered with (%s); it is signed again", key, cause);
    }

    private static Uni<Void> persistently(Uni<Void> work, int records) {
        return work.onFailure()
                .invoke(e -> LOG.warnf(e, "%d revocation records could not be compared yet and are retried", records))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely();
    }
}
