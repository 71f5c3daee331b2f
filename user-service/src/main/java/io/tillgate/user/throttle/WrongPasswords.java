package io.tillgate.user.throttle;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.secret.KeyedHash;
import io.tillgate.user.secret.ServiceSecret;
import io.tillgate.user.throttle.PasswordLock.Way;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Limits wrong passwords by account, whichever way they come, over all instances. Each method fails with {@code 429} while
 * the password is locked. Safe for concurrent use.
 */
@ApplicationScoped
public class WrongPasswords {
    private final Pool pool;
    private final PasswordTallyRepository tallies;
    private final LockJournal journal;
    private final Clock clock;
    private final ThrottleConfig config;
    private final KeyedHash names;

    /** With the limits that the configuration sets. */
    public WrongPasswords(
            Pool pool,
            PasswordTallyRepository tallies,
            LockJournal journal,
            Clock clock,
            ThrottleConfig config,
            ServiceSecret secret) {
        this.pool = pool;
        this.tallies = tallies;
        this.journal = journal;
        this.clock = clock;
        this.config = config;
        this.names = secret.forUse("wrong-passwords");
    }

    /**
     * Counts a current password as wrong before it is looked at: of any number at once, no more are looked at than may be
     * wrong.
     *
     * @param clientId the client that it comes through
     * @return the lock that begins with it, to be told if it is wrong; empty if it begins none
     */
    public Uni<Optional<PasswordLock>> reserve(UUID accountId, String clientId) {
        return count(accountId, (transaction, lock) -> Uni.createFrom().voidItem())
                .map(lock -> lock.map(begun -> new PasswordLock(accountId, Way.CURRENT_PASSWORD, clientId, begun)));
    }

    /** Tells of a lock, now that the current password that began it was wrong; a right one may have ended it meanwhile. */
    public Uni<Void> tell(PasswordLock lock) {
        return pool.withTransaction(transaction -> tallies.settled(transaction, lock.accountId())
                .chain(found -> found.filter(tally -> tally.locks() == lock.locks())
                        .map(tally -> journal.record(transaction, lock))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** Forgets what was counted: the current password was right. */
    public Uni<Void> release(UUID accountId) {
        return isOff() ? Uni.createFrom().voidItem() : tallies.forget(pool, accountId);
    }

    /**
     * Counts a wrong password of a sign-in. It is counted afterwards: many tills sign in at once with the right password
     * of one account.
     */
    public Uni<Void> failed(UUID accountId) {
        return count(
                        accountId,
                        (transaction, lock) ->
                                journal.record(transaction, new PasswordLock(accountId, Way.SIGN_IN, null, lock)))
                .replaceWithVoid();
    }

    /** Counts a password for a name that is no account's, in the same way and time: a lock tells nothing. */
    public Uni<Void> failed(String unknownName) {
        UUID key = UUID.nameUUIDFromBytes(names.of(unknownName.toLowerCase(Locale.ROOT)));
        return count(key, (transaction, lock) -> Uni.createFrom().voidItem()).replaceWithVoid();
    }

    /** Forgets what was counted before a right password of a sign-in, unless the account was locked meanwhile. */
    public Uni<Void> succeeded(UUID accountId) {
        return isOff()
                ? Uni.createFrom().voidItem()
                : tallies.settled(pool, accountId).chain(found -> {
                    Instant now = clock.instant();
                    found.ifPresent(tally -> refuseWhileLocked(tally, now));
                    return found.isEmpty() ? Uni.createFrom().voidItem() : tallies.forgetUnlocked(pool, accountId, now);
                });
    }

    /** Counts a wrong password; the lock that begins with it, if one does. */
    private Uni<Optional<PasswordTally>> count(UUID key, BiFunction<SqlConnection, PasswordTally, Uni<Void>> told) {
        return isOff()
                ? Uni.createFrom().item(Optional.empty())
                : pool.withTransaction(transaction -> tallies.lock(
                                transaction, key, clock.instant().plus(config.window()))
                        .chain(before -> {
                            Instant now = clock.instant();
                            refuseWhileLocked(before, now);
                            PasswordTally after = before.failedAt(now, config);
                            Optional<PasswordTally> lock = Optional.of(after).filter(tally -> tally.isLockedAt(now));
                            return tallies.save(transaction, key, after)
                                    .chain(() -> lock.map(begun -> told.apply(transaction, begun))
                                            .orElseGet(() -> Uni.createFrom().voidItem()))
                                    .chain(() -> tallies.purge(transaction, now))
                                    .replaceWith(lock);
                        }));
    }

    private boolean isOff() {
        return config.wrongPasswords() == 0;
    }

    private static void refuseWhileLocked(PasswordTally tally, Instant now) {
        if (tally.isLockedAt(now)) {
            throw ProblemException.retryAfter(
                    ProblemType.TOO_MANY_ATTEMPTS, Duration.between(now, tally.lockedUntil()));
        }
    }
}
