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
 * Ends a key that somebody else may have: it leaves the JWK set, another signs in its stead, and the record that kills what
 * it signed goes out, all in one transaction.
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

    /** Revokes a key; empty where there is none of that id. One that was revoked before stays as it is. */
    Uni<Optional<StoredKey>> revoke(String keyId, String reason, @Nullable String actor) {
        return revoke(keyId, reason, actor, tx -> Uni.createFrom().voidItem());
    }

    /**
     * Revokes a key, and does something more in the same transaction, where there is such a key, also where it was revoked
     * before.
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
        // Whether it is needed shows in the transaction; making it there would hold the transaction up.
        return store.generate(key.algorithm(), history.nextGeneration(key.algorithm()), clock.instant())
                .flatMap(spare -> pool.withTransaction(tx -> repository
                        .lock(tx) // of revocations at once, none takes a key for its successor that another one ends
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
            StoredKey key = history.find(read.id()).orElse(read); // it may have been brought forward since it was read
            boolean signed = wasSigning(key, history);
            Uni<Optional<StoredKey>> successor = signed
                    ? successor(tx, key.algorithm(), history, spare, actor).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty());
            return successor.flatMap(
                    next -> revoker.signingKey(tx, key.id(), signers(key, next, history), REASON, actor)
                            .chain(() -> events.revoked(tx, key, reason, next.orElse(null), actor)));
        });
    }

    /** Whether no other key of its algorithm signs now. */
    private boolean wasSigning(StoredKey key, KeyHistory history) {
        return key.activatesAt().compareTo(clock.instant()) <= 0
                && history.keys().stream()
                        .noneMatch(other -> other.algorithm() == key.algorithm()
                                && other.generation() > key.generation()
                                && history.state(other, clock.instant()) == KeyState.SIGNING);
    }

    /** The key that waits already, or the spare one. */
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
        StoredKey next = spare.numbered(history.nextGeneration(algorithm)); // one may have come since it was made
        return repository
                .add(tx, next)
                .chain(() -> events.rotated(tx, next, next.activatesAt(), "compromise", actor))
                .replaceWith(next);
    }

    /**
     * The revoked key signs first, where it signed records until now: every reader has it. Its successor comes last, for
     * readers that start when the revoked key is not published any more.
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
