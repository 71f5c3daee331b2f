package io.tillgate.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKeyRepository;
import io.tillgate.auth.client.ClientCutoffs;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Revokes what holds a scope that is being retired. */
@ApplicationScoped
public class ScopeRevocation {
    /**
     * How far the end of the revocation lies ahead. Retiring a scope does not wait for tokens that are being issued: one
     * whose scopes were read before the commit is recorded, and may be dated up to the commit. If the commit takes longer
     * than this, such a token is valid until it expires.
     */
    private static final Duration UNTIL_COMMITTED = Duration.ofSeconds(2);

    /** A time further ahead was set by an instance whose clock is wrong. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Pool pool;
    private final ApiKeyRepository apiKeys;
    private final ClientCutoffs cutoffs;
    private final RevocationRepository revocations;
    private final RevocationWriter writer;
    private final Clock clock;

    ScopeRevocation(
            Pool pool,
            ApiKeyRepository apiKeys,
            ClientCutoffs cutoffs,
            RevocationRepository revocations,
            RevocationWriter writer,
            Clock clock) {
        this.pool = pool;
        this.apiKeys = apiKeys;
        this.cutoffs = cutoffs;
        this.revocations = revocations;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Removes a scope from all API keys.
     *
     * @param tx a transaction that holds the lock of the scope's row and changes it next: the keys are locked before the
     *     catalogue, as everywhere else
     */
    public Uni<Void> removeFromApiKeys(SqlClient tx, String namespace) {
        return apiKeys.removeScope(tx, namespace);
    }

    /**
     * Revokes all tokens that hold a scope.
     *
     * @param tx a transaction that has retired the scope and holds the lock of its row, and commits next
     */
    public Uni<Void> revoke(SqlClient tx, String namespace, String reason, @Nullable String actor) {
        return cutoffs.latest(tx, clock.instant().plus(UNTIL_COMMITTED))
                .flatMap(at -> writer.publish(
                        tx, RevocationWriter.counting(RevocationTarget.scope(namespace), at, reason, actor)));
    }

    /** Completes once a new token that holds a scope is not covered by an earlier revocation of the scope; within 15 s. */
    public Uni<Void> passed(String namespace) {
        return revocations.notBefore(pool, RevocationTarget.scope(namespace)).flatMap(notBefore -> {
            Duration left = Duration.between(clock.instant(), notBefore);
            return left.compareTo(Duration.ZERO) > 0 && left.compareTo(LONGEST_WAIT) <= 0
                    ? Uni.createFrom().voidItem().onItem().delayIt().by(left)
                    : Uni.createFrom().voidItem();
        });
    }
}
