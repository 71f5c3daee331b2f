package io.tillgate.auth.revocation.bulk;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.key.rotation.KeyRevocation;
import io.tillgate.auth.revocation.bulk.event.BulkRevocationEvents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Previews a bulk revocation or carries it out. The state, the records for resource servers and the audit event are
 * written in one transaction.
 */
@ApplicationScoped
class BulkRevocations {
    /** PostgreSQL's {@code deadlock_detected}: one of two transactions is aborted and can be retried. */
    private static final String DEADLOCK = "40P01";

    private static final int RETRIES = 5;

    private final Pool pool;
    private final RevocationImpactRepository tolls;
    private final BulkRevocation kill;
    private final KeyRevocation signingKeys;
    private final BulkRevocationEvents events;
    private final Clock clock;

    BulkRevocations(
            Pool pool,
            RevocationImpactRepository tolls,
            BulkRevocation kill,
            KeyRevocation signingKeys,
            BulkRevocationEvents events,
            Clock clock) {
        this.pool = pool;
        this.tolls = tolls;
        this.kill = kill;
        this.signingKeys = signingKeys;
        this.events = events;
        this.clock = clock;
    }

    /** Counts what would be revoked, without revoking anything. */
    Uni<RevocationImpact> dryRun(BulkRevocationTarget target) {
        return tolls.count(pool, target, clock.instant());
    }

    /** Revokes the target and returns what was revoked. */
    Uni<RevocationImpact> revoke(BulkRevocationOrder order) {
        return order.target().kind() == BulkRevocationTarget.Kind.SIGNING_KEY
                ? signingKey(order)
                : inOneTransaction(order);
    }

    private Uni<RevocationImpact> inOneTransaction(BulkRevocationOrder order) {
        return pool.withTransaction(
                        tx -> kill.of(tx, order.target(), order.administrator().accountId())
                                .call(toll -> events.ordered(tx, order, toll)))
                .onFailure(BulkRevocations::isDeadlock)
                .retry()
                .atMost(RETRIES);
    }

    private Uni<RevocationImpact> signingKey(BulkRevocationOrder order) {
        AtomicReference<RevocationImpact> counted = new AtomicReference<>();
        String reason = order.reason() == null ? BulkRevocationOrder.REASON : order.reason();
        return signingKeys
                .revoke(
                        order.target().value(),
                        reason,
                        order.administrator().accountId(),
                        tx -> tolls.count(tx, order.target(), clock.instant())
                                .invoke(counted::set)
                                .flatMap(toll -> events.ordered(tx, order, toll)))
                .map(key -> counted.get());
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException e && DEADLOCK.equals(e.getSqlState());
    }
}
