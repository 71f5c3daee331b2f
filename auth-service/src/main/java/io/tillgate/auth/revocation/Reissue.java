package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.revocation.event.RevocationTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
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

    private final Pool pool;
    private final RevocationRepository revocations;
    private final RevocationTokens tokens;
    private final Clock clock;

    Reissue(Pool pool, RevocationRepository revocations, RevocationTokens tokens, Clock clock) {
        this.pool = pool;
        this.revocations = revocations;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Signs all current revocations again whose records were signed by these keys. */
    public Uni<Void> of(Collection<String> revokedKeyIds) {
        return batch(revokedKeyIds)
                .flatMap(done -> done < BATCH ? Uni.createFrom().voidItem() : of(revokedKeyIds));
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
                        : sign(tx, found.get(0)).chain(() -> telling.apply(tx))));
    }

    private Uni<Integer> batch(Collection<String> keyIds) {
        return pool.withTransaction(tx -> revocations
                .signedBy(tx, keyIds, clock.instant(), REASON, BATCH)
                .flatMap(found -> RevocationWriter.inTurn(found, revocation -> sign(tx, revocation))
                        .replaceWith(found.size())));
    }

    private Uni<Void> sign(SqlClient tx, Revocation revocation) {
        SigningKey signer = tokens.signer();
        return revocations
                .save(tx, revocation, signer.id())
                .flatMap(saved -> tokens.append(tx, saved, List.of(signer)));
    }
}
