package io.tillgate.auth.throttle;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.throttle.event.ThrottleEvents;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Limits failed client authentications per client and address, so that nobody can lock a client out at another address.
 * The locks are in the database. Each instance knows its own locks at once and all others within a second, so that a
 * client that never fails causes no query.
 */
@ApplicationScoped
public class ClientSecretThrottle {
    private static final Logger LOG = Logger.getLogger(ClientSecretThrottle.class);
    private static final int MOST_LOCKS = 10_000;
    private static final String UNKNOWN_CLIENT = "";

    private final Pool pool;
    private final ThrottleRepository tallies;
    private final ThrottleKeys keys;
    private final ThrottleEvents events;
    private final Clock clock;
    private final Limit limit;
    private volatile Map<String, Instant> locks = Map.of();

    ClientSecretThrottle(
            Pool pool,
            ThrottleRepository tallies,
            ThrottleKeys keys,
            ThrottleEvents events,
            Clock clock,
            ThrottleConfig config) {
        this.pool = pool;
        this.tallies = tallies;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
        this.limit = SignInThrottle.limit(config.clientFailures(), config.clientWindow(), config);
    }

    /** Throws {@code slow_down} if the client is locked for the address, whatever its credentials. */
    public void check(Attempt attempt) {
        if (!locks.isEmpty()) {
            refuseUntil(Optional.ofNullable(locks.get(keys.clientSecret(attempt))));
        }
    }

    /**
     * Counts a failure; fails with {@code slow_down} if the client was locked already.
     *
     * @param hasSecret whether the client exists and has a secret; the failures of all other ids are counted together
     *     and lock no client
     */
    public Uni<Void> failed(Attempt attempt, boolean hasSecret) {
        if (limit.isOff()) {
            return Uni.createFrom().voidItem();
        }
        String key = keys.clientSecret(hasSecret ? attempt : new Attempt(UNKNOWN_CLIENT, attempt.address()));
        return pool.withTransaction(tx -> tallies.lock(tx, key, clock.instant().plus(limit.window()))
                        .flatMap(before -> {
                            Instant now = clock.instant();
                            if (before.isLockedAt(now)) {
                                return Uni.createFrom().item(before);
                            }
                            FailureCount after = before.failedAt(now, limit);
                            return tallies.save(tx, key, after)
                                    .chain(() -> after.isLockedAt(now)
                                            ? events.throttled(
                                                    tx, "client_secret", attempt, after.locks(), after.lockedUntil())
                                            : Uni.createFrom().voidItem())
                                    .invoke(() -> remember(key, after, now))
                                    .replaceWith(before);
                        }))
                .invoke(before -> refuseUntil(Optional.of(before.lockedUntil())))
                .replaceWithVoid();
    }

    private synchronized void remember(String key, FailureCount tally, Instant now) {
        if (tally.isLockedAt(now) && locks.size() < MOST_LOCKS) {
            Map<String, Instant> more = new HashMap<>(locks);
            more.put(key, tally.lockedUntil());
            locks = Map.copyOf(more);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return Uni.createFrom()
                .deferred(() -> tallies.locked(pool, ThrottleKeys.CLIENT_SECRET_PREFIX, clock.instant(), MOST_LOCKS))
                .invoke(known -> locks = Map.copyOf(known))
                .onFailure()
                .invoke(e -> LOG.debug("The locks of clients cannot be read; the known ones stay in effect", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void refuseUntil(Optional<Instant> until) {
        Duration left = Duration.between(clock.instant(), until.orElse(Instant.EPOCH));
        if (!left.isNegative() && !left.isZero()) {
            throw OAuthException.slowDown(left);
        }
    }
}
