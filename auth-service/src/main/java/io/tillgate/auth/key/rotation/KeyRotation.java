package io.tillgate.auth.key.rotation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyHistory;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.key.KeyStore;
import io.tillgate.auth.key.KeysConfig;
import io.tillgate.auth.key.SigningAlgorithm;
import io.tillgate.auth.key.StoredKey;
import io.tillgate.auth.key.rotation.event.KeyEvents;
import io.tillgate.auth.support.error.Problems;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates the next key of an algorithm. It is published at once and signs later; until then its predecessor signs. If
 * several instances rotate at once, one creates the key and the others receive that key.
 */
@ApplicationScoped
public class KeyRotation {
    /** Limits the size of the JWK set. */
    private static final int MAX_KEYS = 20;

    private final Pool pool;
    private final KeyRepository repository;
    private final KeyStore store;
    private final KeyEvents events;
    private final KeysConfig config;
    private final Clock clock;

    KeyRotation(Pool pool, KeyRepository repository, KeyStore store, KeyEvents events, KeysConfig config, Clock clock) {
        this.pool = pool;
        this.repository = repository;
        this.store = store;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** Creates a key that signs after {@code publish-ahead}. */
    public Uni<Void> rotate(SigningAlgorithm algorithm, String actor) {
        return rotate(algorithm, config.publishAhead(), actor).replaceWithVoid();
    }

    /**
     * Creates a key that signs after a time. If one waits already, its activation is brought forward if that is
     * earlier.
     */
    Uni<Rotated> rotate(SigningAlgorithm algorithm, Duration activateIn, @Nullable String actor) {
        Instant activatesAt = clock.instant().plus(activateIn);
        return repository
                .all(pool)
                .flatMap(history -> next(history, algorithm)
                        .map(waiting -> bringForward(waiting, activatesAt, actor))
                        .orElseGet(() -> add(history, algorithm, activatesAt, "request", actor)))
                .call(store::reload);
    }

    /** Creates the next key of each algorithm whose key is due for rotation. */
    Uni<Void> rotateWhereDue() {
        if (config.rotationPeriod().isZero()) {
            return Uni.createFrom().voidItem();
        }
        return repository.all(pool).flatMap(history -> {
            List<SigningAlgorithm> due = Arrays.stream(SigningAlgorithm.values())
                    .filter(algorithm -> isDue(history, algorithm))
                    .toList();
            return Multi.createFrom()
                    .iterable(due)
                    .onItem()
                    .transformToUniAndConcatenate(
                            algorithm -> add(history, algorithm, plannedTime(history, algorithm), "schedule", null))
                    .collect()
                    .asList()
                    .call(made -> made.isEmpty() ? Uni.createFrom().voidItem() : store.reload())
                    .replaceWithVoid();
        });
    }

    private boolean isDue(KeyHistory history, SigningAlgorithm algorithm) {
        Instant publishAt = history.newest(algorithm)
                .map(newest ->
                        newest.activatesAt().plus(config.rotationPeriod()).minus(config.publishAhead()))
                .orElse(Instant.MIN);
        return !clock.instant().isBefore(publishAt);
    }

    private Instant plannedTime(KeyHistory history, SigningAlgorithm algorithm) {
        Instant earliest = clock.instant().plus(config.publishAhead());
        return history.newest(algorithm)
                .map(newest -> newest.activatesAt().plus(config.rotationPeriod()))
                .filter(planned -> planned.isAfter(earliest))
                .orElse(earliest);
    }

    private Optional<StoredKey> next(KeyHistory history, SigningAlgorithm algorithm) {
        return history.newest(algorithm).filter(newest -> newest.activatesAt().isAfter(clock.instant()));
    }

    private Uni<Rotated> bringForward(StoredKey waiting, Instant activatesAt, @Nullable String actor) {
        return pool.withTransaction(tx -> repository
                        .bringForward(tx, waiting.id(), activatesAt)
                        .call(earlier -> earlier
                                ? events.rotated(tx, waiting, activatesAt, "request", actor)
                                : Uni.createFrom().voidItem()))
                .chain(() -> repository.all(pool))
                .map(history -> new Rotated(history.find(waiting.id()).orElse(waiting), false));
    }

    private Uni<Rotated> add(
            KeyHistory history, SigningAlgorithm algorithm, Instant activatesAt, String cause, @Nullable String actor) {
        if (history.keys().stream()
                        .filter(key -> key.algorithm() == algorithm && !key.isRevoked())
                        .count()
                >= MAX_KEYS) {
            return Uni.createFrom()
                    .failure(Problems.of(
                            409,
                            "too-many-keys",
                            "Too many keys of this algorithm are published",
                            "Rotate again when one of them is no longer needed; a compromised one can be revoked"));
        }
        return store.generate(algorithm, history.nextGeneration(algorithm), activatesAt)
                .flatMap(key -> pool.withTransaction(tx -> addOrTake(tx, key, cause, actor)));
    }

    private Uni<Rotated> addOrTake(SqlConnection tx, StoredKey key, String cause, @Nullable String actor) {
        return repository
                .add(tx, key)
                .flatMap(added -> added
                        ? events.rotated(tx, key, key.activatesAt(), cause, actor)
                                .replaceWith(new Rotated(key, true))
                        : repository
                                .all(tx)
                                .map(history -> new Rotated(
                                        history.newest(key.algorithm()).orElse(key), false)));
    }
}
