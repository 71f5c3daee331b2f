package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.SigningKey;
import io.tillgate.auth.revocation.event.RevocationTokens;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Signs live revocations anew whose records were signed by a key that nobody believes any more. A few per transaction;
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

    private Uni<Integer> batch(Collection<String> keyIds) {
        return pool.withTransaction(tx -> revocations
                .signedBy(tx, keyIds, clock.instant(), REASON, BATCH)
                .flatMap(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(revocation -> {
                            SigningKey signer = tokens.signer();
                            return revocations
                                    .save(tx, revocation, signer.id())
                                    .flatMap(saved -> tokens.append(tx, saved, List.of(signer)));
                        })
                        .collect()
                        .asList()
                        .replaceWith(found.size())));
    }
}
