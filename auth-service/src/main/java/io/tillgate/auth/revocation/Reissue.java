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
 * Signs live revocations anew: those whose records were signed by a key that nobody believes any more, and those whose
 * record somebody has displaced. A few per transaction;
 * several instances share the work, and a crash loses nothing of it.
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

    /** Signs anew what some keys had signed, until nothing is left. */
    public Uni<Void> of(Collection<String> revokedKeyIds) {
        return batch(revokedKeyIds)
                .flatMap(done -> done < BATCH ? Uni.createFrom().voidItem() : of(revokedKeyIds));
    }

    /**
     * Signs the live revocation of a key anew, whose record somebody has displaced; nothing happens where it is not live.
     *
     * @param telling what goes into the same transaction
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
