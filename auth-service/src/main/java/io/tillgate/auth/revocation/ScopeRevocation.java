package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Revokes what holds a scope that is being retired. */
@ApplicationScoped
public class ScopeRevocation {
    /**
     * How far the end of the revocation lies ahead. Retiring a scope does not wait for tokens that are being issued: one
     * whose scopes were read before the commit is recorded, and may be dated up to the commit.
     */
    private static final Duration UNTIL_COMMITTED = Duration.ofSeconds(2);

    private final Pool pool;
    private final ApiKeyRepository apiKeys;
    private final RevocationRepository revocations;
    private final RevocationWriter writer;
    private final Clock clock;

    ScopeRevocation(
            Pool pool,
            ApiKeyRepository apiKeys,
            RevocationRepository revocations,
            RevocationWriter writer,
            Clock clock) {
        this.pool = pool;
        this.apiKeys = apiKeys;
        this.revocations = revocations;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Revokes all tokens that hold a scope, and removes it from all API keys.
     *
     * @param tx a transaction that has retired the scope and holds the lock of its row, and commits next
     */
    public Uni<Void> revoke(SqlClient tx, String namespace, String reason, @Nullable String actor) {
        return apiKeys.removeScope(tx, namespace)
                .flatMap(removed -> writer.publish(
                        tx,
                        RevocationWriter.counting(
                                RevocationTarget.scope(namespace),
                                clock.instant().plus(UNTIL_COMMITTED),
                                reason,
                                actor)));
    }

    /** Completes once a new token that holds a scope is not covered by an earlier revocation of the scope. */
    public Uni<Void> passed(String namespace) {
        return revocations.notBefore(pool, RevocationTarget.scope(namespace)).flatMap(notBefore -> {
            Instant now = clock.instant();
            return notBefore.isAfter(now)
                    ? Uni.createFrom().voidItem().onItem().delayIt().by(Duration.between(now, notBefore))
                    : Uni.createFrom().voidItem();
        });
    }
}
