package io.tillgate.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.throttle.event.ThrottleEvents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits wrong passwords by user name, address and client. Unknown names are locked like known ones, so that a lock
 * reveals nothing, but count less for the address and client. A user who has signed in from an address or in a browser
 * before is exempt from the locks of address and client there. The lock is checked before a password is verified and
 * again after it was correct: no guess that ends after a lock began succeeds.
 */
@ApplicationScoped
public class SignInThrottle {
    private final Pool pool;
    private final ThrottleRepository tallies;
    private final ThrottleKeys keys;
    private final AccountLock accounts;
    private final KnownSignIns knownSignIns;
    private final ThrottleEvents events;
    private final Clock clock;
    private final Limit perAccount;
    private final Limit perAddress;
    private final Limit perClient;
    private final int unknownNames;
    private final boolean lockReachesTokens;

    SignInThrottle(
            Pool pool,
            ThrottleRepository tallies,
            ThrottleKeys keys,
            AccountLock accounts,
            KnownSignIns knownSignIns,
            ThrottleEvents events,
            Clock clock,
            ThrottleConfig config) {
        this.pool = pool;
        this.tallies = tallies;
        this.keys = keys;
        this.accounts = accounts;
        this.knownSignIns = knownSignIns;
        this.events = events;
        this.clock = clock;
        this.perAccount = limit(config.accountFailures(), config.accountWindow(), config);
        this.perAddress = limit(config.addressFailures(), config.addressWindow(), config);
        this.perClient = limit(config.clientFailures(), config.clientWindow(), config);
        this.unknownNames = config.unknownNames();
        this.lockReachesTokens = config.lockReachesTokens();
    }

    static Limit limit(int failures, Duration window, ThrottleConfig config) {
        return new Limit(failures, window, config.firstLock(), config.longestLock());
    }

    /** Fails with {@code slow_down} if the attempt is locked out. */
    public Uni<Void> check(String userName, Attempt attempt) {
        String name = keys.userName(userName);
        List<String> address = List.of(keys.address(attempt), keys.addressOfUnknown(attempt));
        List<String> client = List.of(keys.client(attempt), keys.clientOfUnknown(attempt));
        List<String> all =
                Stream.of(List.of(name), address, client).flatMap(List::stream).toList();
        return tallies.find(pool, all).flatMap(known -> {
            Instant now = clock.instant();
            refuseUntil(lockedUntil(known, List.of(name)), now);
            // Failures elsewhere through a public client must not lock out an address without failures.
            boolean hasFailed = address.stream().anyMatch(key -> hasFailed(known, key, now));
            Instant until = lockedUntil(known, hasFailed ? all : address);
            return until.isAfter(now)
                    ? knownSignIns
                            .include(pool, userName, attempt)
                            .invoke(isKnown -> {
                                if (!isKnown) {
                                    refuseUntil(until, now);
                                }
                            })
                            .replaceWithVoid()
                    : Uni.createFrom().voidItem();
        });
    }

    /**
     * Records a correct password: deletes the failures of the name and marks the name as known at its origin. Fails
     * with {@code slow_down} if the name was locked while the password was verified.
     */
    public Uni<Void> succeeded(String userName, Attempt attempt) {
        String name = keys.userName(userName);
        return tallies.settled(pool, name)
                .flatMap(tally -> {
                    Instant now = clock.instant();
                    refuseWhileLocked(tally.orElse(null), now);
                    return tally.isEmpty() ? Uni.createFrom().voidItem() : tallies.forget(pool, name, now);
                })
                .chain(() -> knownSignIns.add(pool, userName, attempt));
    }

    /**
     * Counts a wrong password. Fails with {@code slow_down} if the name was locked while the password was verified, as
     * for a correct one.
     */
    public Uni<Void> failed(String userName, Attempt attempt) {
        return pool.withTransaction(tx -> count(tx, keys.userName(userName), perAccount)
                        .call(mine -> mine.locked() == null
                                ? Uni.createFrom().voidItem()
                                : lockAccount(tx, userName, attempt, mine.locked()))
                        .call(mine -> accounts.isKnown(tx, userName)
                                .flatMap(isKnown -> isKnown
                                        ? countThere(tx, attempt, keys.address(attempt), keys.client(attempt), 1)
                                        : countThere(
                                                tx,
                                                attempt,
                                                keys.addressOfUnknown(attempt),
                                                keys.clientOfUnknown(attempt),
                                                unknownNames))))
                .invoke(mine -> refuseWhileLocked(mine.before(), clock.instant()))
                .replaceWithVoid();
    }

    private Uni<Void> countThere(SqlConnection tx, Attempt attempt, String address, String client, int countAsOne) {
        return count(tx, address, perAddress.times(countAsOne))
                .flatMap(counted -> tell(tx, "address", attempt, counted.locked()))
                .chain(() -> count(tx, client, perClient.times(countAsOne)))
                .flatMap(counted -> tell(tx, "client", attempt, counted.locked()));
    }

    /** The count before a failure, and the count with the lock if the failure caused one. */
    private record Counted(
            @Nullable FailureCount before, @Nullable FailureCount locked) {}

    private Uni<Counted> count(SqlConnection tx, String key, Limit limit) {
        if (limit.isOff()) {
            return Uni.createFrom().item(new Counted(null, null));
        }
        return tallies.lock(tx, key, clock.instant().plus(limit.window())).flatMap(before -> {
            Instant now = clock.instant();
            if (before.isLockedAt(now)) {
                return Uni.createFrom().item(new Counted(before, null));
            }
            FailureCount after = before.failedAt(now, limit);
            return tallies.save(tx, key, after).replaceWith(new Counted(before, after.isLockedAt(now) ? after : null));
        });
    }

    private Uni<Void> lockAccount(SqlConnection tx, String userName, Attempt attempt, FailureCount lock) {
        Uni<Optional<java.util.UUID>> account = lockReachesTokens
                ? accounts.lock(tx, userName, lock.lockedUntil())
                : Uni.createFrom().item(Optional.empty());
        return account.flatMap(id -> events.accountLocked(tx, userName, id, attempt, lock.locks(), lock.lockedUntil()));
    }

    private Uni<Void> tell(SqlConnection tx, String by, Attempt attempt, @Nullable FailureCount lock) {
        return lock == null
                ? Uni.createFrom().voidItem()
                : events.throttled(tx, by, attempt, lock.locks(), lock.lockedUntil());
    }

    private static boolean hasFailed(Map<String, FailureCount> known, String key, Instant now) {
        FailureCount tally = known.get(key);
        return tally != null && tally.hasFailuresAt(now);
    }

    private static Instant lockedUntil(Map<String, FailureCount> known, List<String> keys) {
        return keys.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(FailureCount::lockedUntil)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static void refuseUntil(Instant until, Instant now) {
        if (now.isBefore(until)) {
            throw OAuthException.slowDown(Duration.between(now, until));
        }
    }

    private static void refuseWhileLocked(@Nullable FailureCount tally, Instant now) {
        if (tally != null) {
            refuseUntil(tally.lockedUntil(), now);
        }
    }
}
