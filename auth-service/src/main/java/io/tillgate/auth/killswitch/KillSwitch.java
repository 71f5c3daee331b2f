package io.tillgate.auth.killswitch;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.killswitch.event.KillEvents;
import io.tillgate.auth.rotation.KeyRevocation;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** Tells what an order would kill, or does it: the state, the records for resource servers and the audit event together. */
@ApplicationScoped
class KillSwitch {
    /** PostgreSQL's deadlock_detected: of two who wait for each other it lets one try again. */
    private static final String DEADLOCK = "40P01";

    private static final int RETRIES = 5;

    private final Pool pool;
    private final TollRepository tolls;
    private final Kill kill;
    private final KeyRevocation signingKeys;
    private final KillEvents events;
    private final Clock clock;

    KillSwitch(Pool pool, TollRepository tolls, Kill kill, KeyRevocation signingKeys, KillEvents events, Clock clock) {
        this.pool = pool;
        this.tolls = tolls;
        this.kill = kill;
        this.signingKeys = signingKeys;
        this.events = events;
        this.clock = clock;
    }

    /** What would die; nothing does. */
    Uni<Toll> dryRun(KillTarget target) {
        return tolls.count(pool, target, clock.instant());
    }

    /** Kills; what died. */
    Uni<Toll> pull(KillOrder order) {
        return order.target().kind() == KillTarget.Kind.SIGNING_KEY ? signingKey(order) : inOneTransaction(order);
    }

    private Uni<Toll> inOneTransaction(KillOrder order) {
        return pool.withTransaction(
                        tx -> kill.of(tx, order.target(), order.administrator().accountId())
                                .call(toll -> events.ordered(tx, order, toll)))
                .onFailure(KillSwitch::isDeadlock)
                .retry()
                .atMost(RETRIES);
    }

    private Uni<Toll> signingKey(KillOrder order) {
        AtomicReference<Toll> counted = new AtomicReference<>();
        String reason = order.reason() == null ? KillOrder.REASON : order.reason();
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
