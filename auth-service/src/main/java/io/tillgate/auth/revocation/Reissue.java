package io.tillgate.auth.revocation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Signs current revocations again: those whose records were signed by a revoked key, and those whose record on the
 * topic was displaced. Each transaction covers a few; several instances share the work, and none of it is lost in a
 * crash.
 */
@ApplicationScoped
public class Reissue {
    private static final int BATCH = 20;
    private static final String REASON = "reissued";
    private static final String FIRST = "";

    private final Pool pool;
    private final RevocationRepository revocations;
    private final RevocationWriter writer;
    private final Clock clock;

    Reissue(Pool pool, RevocationRepository revocations, RevocationWriter writer, Clock clock) {
        this.pool = pool;
        this.revocations = revocations;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Signs all current revocations again whose records were signed by these keys, in the order of their keys. Then
     * begins again, until none are left: another instance may not have finished those that it had locked.
     */
    public Uni<Void> of(Collection<String> revokedKeyIds) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(FIRST), after -> batch(revokedKeyIds, after))
                .until(isLast -> isLast)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Signs a revocation again whose record was displaced, unless it has expired.
     *
     * @param telling further work in the same transaction
     */
    public Uni<Void> displaced(String key, Function<SqlClient, Uni<Void>> telling) {
        return pool.withTransaction(tx -> revocations
                .ofKey(tx, key, clock.instant(), REASON)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : writer.publish(tx, found).chain(() -> telling.apply(tx))));
    }

    /**
     * Signs a batch.
     *
     * @param after the key of the last one signed
     * @return whether none are left
     */
    private Uni<Boolean> batch(Collection<String> keyIds, AtomicReference<String> after) {
        return pool.withTransaction(tx -> revocations
                        .signedBy(tx, keyIds, requireNonNull(after.get()), clock.instant(), REASON, BATCH)
                        .call(found -> writer.publish(tx, found)))
                .map(found -> {
                    boolean isPassOver = found.size() < BATCH;
                    String next =
                            isPassOver ? FIRST : found.get(BATCH - 1).target().key();
                    return FIRST.equals(after.getAndSet(next)) && isPassOver;
                });
    }
}
