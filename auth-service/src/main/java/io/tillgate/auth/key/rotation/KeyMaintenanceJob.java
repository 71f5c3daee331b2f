package io.tillgate.auth.key.rotation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.KeyStore;
import io.tillgate.auth.key.KeysConfig;
import io.tillgate.auth.revocation.Reissue;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The periodic maintenance of signing keys: loads new keys, rotates keys that are due, signs again the revocations that
 * a compromised key had signed, and deletes keys that are no longer needed. Several instances may run every step at
 * once.
 */
@ApplicationScoped
class KeyMaintenanceJob {
    private static final Logger LOG = Logger.getLogger(KeyMaintenanceJob.class);

    /** How long an instance may continue to sign with a key that has just been revoked. */
    private static final Duration STRAGGLERS = Duration.ofMinutes(2);

    private final Pool pool;
    private final KeyRing ring;
    private final KeyStore store;
    private final KeyRepository repository;
    private final ChangeNotices notices;
    private final KeyRotation rotation;
    private final Reissue reissue;
    private final KeysConfig config;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    KeyMaintenanceJob(
            Pool pool,
            KeyRing ring,
            KeyStore store,
            KeyRepository repository,
            ChangeNotices notices,
            KeyRotation rotation,
            Reissue reissue,
            KeysConfig config,
            Clock clock) {
        this.pool = pool;
        this.ring = ring;
        this.store = store;
        this.repository = repository;
        this.notices = notices;
        this.rotation = rotation;
        this.reissue = reissue;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        checkConfig();
        notices.subscribe("signing_key", key -> runOnce().subscribe().with(done -> {}));
    }

    /** Runs all steps once. Fails if the database is unavailable; the next round catches up. */
    Uni<Void> round() {
        return store.reload()
                .chain(rotation::rotateWhereDue)
                .chain(this::reissueWhereNeeded)
                .chain(() -> repository.deleteDead(pool, clock.instant().minus(config.retention())));
    }

    /** Rounds do not overlap; a change notified during one starts another. */
    @Scheduled(
            every = "{tillgate.auth.keys.reload-interval}",
            delayed = "{tillgate.auth.keys.reload-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> runOnce() {
        if (!ring.isLoaded()) {
            return Uni.createFrom().voidItem();
        }
        if (!underWay.compareAndSet(false, true)) {
            again.set(true);
            return Uni.createFrom().voidItem();
        }
        return round().onFailure()
                .invoke(e -> LOG.warnf("Key maintenance failed, the keys in memory stay in use: %s", e.toString()))
                .onFailure()
                .recoverWithNull()
                .invoke(() -> underWay.set(false))
                .chain(() ->
                        again.getAndSet(false) ? runOnce() : Uni.createFrom().voidItem());
    }

    private Uni<Void> reissueWhereNeeded() {
        return repository
                .toReissue(pool)
                .flatMap(keyIds -> keyIds.isEmpty() ? Uni.createFrom().voidItem() : reissue(keyIds, clock.instant()));
    }

    private Uni<Void> reissue(List<String> keyIds, Instant before) {
        return reissue.of(keyIds)
                .chain(() -> repository.reissued(pool, keyIds, before.minus(STRAGGLERS), clock.instant()));
    }

    private void checkConfig() {
        if (config.publishAhead().compareTo(config.jwksMaxAge().plusMinutes(1)) < 0) {
            throw new IllegalStateException(
                    "tillgate.auth.keys.publish-ahead must be at least jwks-max-age and a minute");
        }
        if (!config.rotationPeriod().isZero()
                && config.rotationPeriod().compareTo(config.publishAhead().multipliedBy(2)) < 0) {
            throw new IllegalStateException(
                    "tillgate.auth.keys.rotation-period must be zero or at least twice publish-ahead");
        }
    }
}
