package io.tillgate.auth.key.rotation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.KeyHistory;
import io.tillgate.auth.key.KeyRepository;
import io.tillgate.auth.key.KeyState;
import io.tillgate.auth.key.KeyStore;
import io.tillgate.auth.key.SigningAlgorithm;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.key.StoredKey;
import io.tillgate.auth.key.rotation.event.KeyEvents;
import io.tillgate.auth.revocation.Revoker;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Revokes a compromised key. One transaction removes it from the JWK set, activates a successor and publishes the
 * record that revokes everything the key signed.
 */
@ApplicationScoped
public class KeyRevocation {
    private static final String REASON = "key_compromised";

    private final Pool pool;
    private final KeyRepository repository;
    private final KeyStore store;
    private final Revoker revoker;
    private final KeyEvents events;
    private final Clock clock;

    KeyRevocation(Pool pool, KeyRepository repository, KeyStore store, Revoker revoker, KeyEvents events, Clock clock) {
        this.pool = pool;
        this.repository = repository;
        this.store = store;
        this.revoker = revoker;
        this.events = events;
        this.clock = clock;
    }

    /** Revokes a key; empty if it is unknown. A key that is already revoked stays as it is. */
    Uni<Optional<StoredKey>> revoke(String keyId, String reason, @Nullable String actor) {
        return revoke(keyId, reason, actor, tx -> Uni.createFrom().voidItem());
    }

    /**
     * Revokes a key and runs further work in the same transaction. If the key is already revoked, only the further work
     * runs; if it is unknown, nothing does.
     */
    public Uni<Optional<StoredKey>> revoke(
            String keyId, String reason, @Nullable String actor, Function<SqlConnection, Uni<Void>> alongside) {
        return repository
                .all(pool)
                .flatMap(history -> history.find(keyId)
                        .map(key -> key.isRevoked()
                                ? pool.withTransaction(alongside).replaceWith(history)
                                : revoke(key, history, reason, actor, alongside))
                        .orElseGet(() -> Uni.createFrom().item(history))
                        .map(now -> now.find(keyId)));
    }

    private Uni<KeyHistory> revoke(
            StoredKey key,
            KeyHistory history,
            String reason,
            @Nullable String actor,
            Function<SqlConnection, Uni<Void>> alongside) {
        // The spare key is generated in advance, because generating it within the transaction would prolong it.
        return store.generate(key.algorithm(), history.nextGeneration(key.algorithm()), clock.instant())
                .flatMap(spare -> pool.withTransaction(tx -> repository
                        .lock(tx) // concurrent revocations must not choose a successor that the other revokes
                        .chain(() -> alongside.apply(tx))
                        .chain(() -> repository.revoke(tx, key.id(), clock.instant(), reason))
                        .flatMap(first -> first
                                ? revoked(tx, key, spare, reason, actor)
                                : Uni.createFrom().voidItem())))
                .chain(store::reload)
                .chain(() -> repository.all(pool));
    }

    private Uni<Void> revoked(
            SqlConnection tx, StoredKey read, StoredKey spare, String reason, @Nullable String actor) {
        return repository.all(tx).flatMap(history -> {
            StoredKey key = history.find(read.id()).orElse(read); // it may have been brought forward meanwhile
            boolean signed = wasSigning(key, history);
            Uni<Optional<StoredKey>> successor = signed
                    ? successor(tx, key.algorithm(), history, spare, actor).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty());
            return successor.flatMap(
                    next -> revoker.signingKey(tx, key.id(), signers(key, next, history), REASON, actor)
                            .chain(() -> events.revoked(tx, key, reason, next.orElse(null), actor)));
        });
    }

    /** Returns whether the key is the one that signs for its algorithm. */
    private boolean wasSigning(StoredKey key, KeyHistory history) {
        return key.activatesAt().compareTo(clock.instant()) <= 0
                && history.keys().stream()
                        .noneMatch(other -> other.algorithm() == key.algorithm()
                                && other.generation() > key.generation()
                                && history.state(other, clock.instant()) == KeyState.SIGNING);
    }

    /** Returns the key that waits for its activation, or else the spare one. */
    private Uni<StoredKey> successor(
            SqlConnection tx, SigningAlgorithm algorithm, KeyHistory history, StoredKey spare, @Nullable String actor) {
        Optional<StoredKey> waiting =
                history.newest(algorithm).filter(newest -> newest.activatesAt().isAfter(clock.instant()));
        if (waiting.isPresent()) {
            return repository
                    .bringForward(tx, waiting.get().id(), clock.instant())
                    .chain(() -> events.rotated(tx, waiting.get(), clock.instant(), "compromise", actor))
                    .replaceWith(waiting.get());
        }
        StoredKey next = spare.numbered(history.nextGeneration(algorithm)); // another key may have been added meanwhile
        return repository
                .add(tx, next)
                .chain(() -> events.rotated(tx, next, next.activatesAt(), "compromise", actor))
                .replaceWith(next);
    }

    /**
     * Returns the keys that sign the revocation record. If the revoked key signed records, it signs first, because
     * every reader has it. Its successor signs too, for readers that start when the revoked key is no longer published.
     */
    private List<SigningKey> signers(StoredKey revoked, Optional<StoredKey> successor, KeyHistory history) {
        List<SigningKey> signers = new ArrayList<>();
        if (revoked.algorithm() == SigningAlgorithm.RS256 && successor.isPresent()) {
            signers.add(store.open(revoked));
            signers.add(store.open(successor.get()));
        } else {
            history.keys().stream()
                    .filter(key -> key.algorithm() == SigningAlgorithm.RS256
                            && history.state(key, clock.instant()) == KeyState.SIGNING)
                    .reduce((older, newer) -> newer)
                    .map(store::open)
                    .ifPresent(signers::add);
        }
        return signers;
    }
}
