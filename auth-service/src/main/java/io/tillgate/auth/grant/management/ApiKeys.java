package io.tillgate.auth.grant.management;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.support.error.Problems;
import io.tillgate.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Lists and revokes the API keys of an account for their owner. */
@ApplicationScoped
public class ApiKeys {
    private static final String REASON = "key_revoked";
    private static final int MOST = 1000; // the largest configurable limit

    private final Pool pool;
    private final ApiKeyRepository keys;
    private final Revoker revoker;
    private final Clock clock;

    ApiKeys(Pool pool, ApiKeyRepository keys, Revoker revoker, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.revoker = revoker;
        this.clock = clock;
    }

    /** Returns the live keys of an account, oldest first. */
    public Uni<List<ApiKey>> list(UUID account) {
        return keys.ofAccount(pool, account, clock.instant(), MOST);
    }

    /** Revokes a key; fails with 404 if the account has no such live key. */
    public Uni<Void> revoke(UUID account, UUID id) {
        return pool.withTransaction(tx -> revoker.apiKey(tx, id, account, REASON, account.toString()))
                .invoke(ended -> {
                    if (!ended) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    static ProblemException unknown() {
        return Problems.of(404, "not-found", "There is no such API key");
    }
}
