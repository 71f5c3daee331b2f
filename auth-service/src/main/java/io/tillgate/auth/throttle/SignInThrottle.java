package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.error.OAuthException;
import io.tillgate.auth.throttle.event.ThrottleEvents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits wrong passwords by user name, address and client. A name that is no account's is counted like any other, so that
 * a lock tells nothing. The lock is asked for before a password is looked at and again when it was right: of any number of
 * guesses at once, none gets in that ends after the lock began.
 */
@ApplicationScoped
public class SignInThrottle {
    private final Pool pool;
    private final ThrottleRepository tallies;
    private final ThrottleKeys keys;
    private final AccountLock accounts;
    private final ThrottleEvents events;
    private final Clock clock;
    private final Limit perAccount;
    private final Limit perAddress;
    private final Limit perClient;
    private final boolean lockReachesTokens;

    SignInThrottle(
            Pool pool,
            ThrottleRepository tallies,
            ThrottleKeys keys,
            AccountLock accounts,
            ThrottleEvents events,
            Clock clock,
            ThrottleConfig config) {
        this.pool = pool;
        this.tallies = tallies;
        this.keys = keys;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
        this.perAccount = limit(config.accountFailures(), config.accountWindow(), config);
        this.perAddress = limit(config.addressFailures(), config.addressWindow(), config);
        this.perClient = limit(config.clientFailures(), config.clientWindow(), config);
        this.lockReachesTokens = config.lockReachesTokens();
    }

    static Limit limit(int failures, Duration window, ThrottleConfig config) {
        return new Limit(failures, window, config.firstLock(), config.longestLock());
    }

    /** Lets an attempt pass, or fails with {@code slow_down}. */
    public Uni<Void> check(String userName, Attempt attempt) {
        String name = keys.userName(userName);
        String address = keys.address(attempt);
        String client = keys.client(attempt);
        return tallies.find(pool, List.of(name, address, client)).map(known -> {
            Instant now = clock.instant();
            refuseWhileLocked(known.get(name), now);
            refuseWhileLocked(known.get(address), now);
            if (hasFailed(known, address, now)) {
                // A stranger's guesses through a public client must not keep out who has none.
                refuseWhileLocked(known.get(client), now);
            }
            return null;
        });
    }

    /**
     * Notes that a password was right, and forgets the wrong ones for the name; fails with {@code slow_down} where the
     * name was locked while it was looked at.
     */
    public Uni<Void> succeeded(String userName) {
        String name = keys.userName(userName);
        return tallies.settled(pool, name).flatMap(tally -> {
            Instant now = clock.instant();
            refuseWhileLocked(tally.orElse(null), now);
            return tally.isEmpty() ? Uni.createFrom().voidItem() : tallies.forget(pool, name, now);
        });
    }

    /**
     * Counts a wrong password; fails with {@code slow_down} where the name was locked while it was looked at, as a right
     * one does.
     */
    public Uni<Void> failed(String userName, Attempt attempt) {
        return pool.withTransaction(tx -> count(tx, keys.userName(userName), perAccount)
                        .flatMap(mine -> mine.locked() == null
                                ? Uni.createFrom().item(mine)
                                : lockAccount(tx, userName, attempt, mine.locked())
                                        .replaceWith(mine))
                        .call(mine -> count(tx, keys.address(attempt), perAddress)
                                .call(address -> tell(tx, "address", attempt, address.locked())))
                        .call(mine -> count(tx, keys.client(attempt), perClient)
                                .call(client -> tell(tx, "client", attempt, client.locked()))))
                .invoke(mine -> refuseWhileLocked(mine.before(), clock.instant()))
                .replaceWithVoid();
    }

    /** What one failure came upon, and the lock that it brought about, if it did. */
    private record Counted(@Nullable Tally before, @Nullable Tally locked) {}

    private Uni<Counted> count(SqlConnection tx, String key, Limit limit) {
        if (limit.isOff()) {
            return Uni.createFrom().item(new Counted(null, null));
        }
        return tallies.lock(tx, key, clock.instant().plus(limit.window())).flatMap(before -> {
            Instant now = clock.instant();
            if (before.isLockedAt(now)) {
                return Uni.createFrom().item(new Counted(before, null));
            }
            Tally after = before.failedAt(now, limit);
            return tallies.save(tx, key, after).replaceWith(new Counted(before, after.isLockedAt(now) ? after : null));
        });
    }

    private Uni<Void> lockAccount(SqlConnection tx, String userName, Attempt attempt, Tally lock) {
        Uni<Optional<java.util.UUID>> account = lockReachesTokens
                ? accounts.lock(tx, userName, lock.lockedUntil())
                : Uni.createFrom().item(Optional.empty());
        return account.flatMap(id -> events.accountLocked(tx, userName, id, attempt, lock.locks(), lock.lockedUntil()));
    }

    private Uni<Void> tell(SqlConnection tx, String by, Attempt attempt, @Nullable Tally lock) {
        return lock == null
                ? Uni.createFrom().voidItem()
                : events.throttled(tx, by, attempt, lock.locks(), lock.lockedUntil());
    }

    private static boolean hasFailed(Map<String, Tally> known, String key, Instant now) {
        Tally tally = known.get(key);
        return tally != null && tally.hasFailuresAt(now);
    }

    private static void refuseWhileLocked(@Nullable Tally tally, Instant now) {
        if (tally != null && tally.isLockedAt(now)) {
            throw OAuthException.slowDown(Duration.between(now, tally.lockedUntil()));
        }
    }
}
