package io.tillgate.user.throttle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tillgate.crypto.KeyedHash;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.secret.ServiceSecret;
import io.tillgate.user.throttle.PasswordLock.Way;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Limits wrong passwords by account, whichever way they come, over all instances. Each method fails with {@code 429} while
 * the password is locked. Safe for concurrent use.
 */
@ApplicationScoped
public class WrongPasswords {
    private final PasswordTallyRepository tallies;
    private final LockJournal journal;
    private final Clock clock;
    private final ThrottleConfig config;
    private final KeyedHash names;

    /** With the limits that the configuration sets. */
    public WrongPasswords(
            PasswordTallyRepository tallies,
            LockJournal journal,
            Clock clock,
            ThrottleConfig config,
            ServiceSecret secret) {
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
        return count(accountId, lock -> Uni.createFrom().voidItem())
                .map(lock -> lock.map(begun -> new PasswordLock(accountId, Way.CURRENT_PASSWORD, clientId, begun)));
    }

    /** Tells of a lock, now that the current password that began it was wrong; a right one may have ended it meanwhile. */
    @WithTransaction
    public Uni<Void> tell(PasswordLock lock) {
        return tallies.settled(lock.accountId())
                .chain(tally -> tally != null && tally.locks() == lock.locks()
                        ? journal.record(lock)
                        : Uni.createFrom().voidItem());
    }

    /** Forgets what was counted: the current password was right. */
    @WithTransaction
    public Uni<Void> release(UUID accountId) {
        return isOff() ? Uni.createFrom().voidItem() : tallies.forget(accountId);
    }

    /**
     * Counts a wrong password of a sign-in. It is counted afterwards: many tills sign in at once with the right password
     * of one account.
     */
    public Uni<Void> failed(UUID accountId) {
        return count(accountId, lock -> journal.record(new PasswordLock(accountId, Way.SIGN_IN, null, lock)))
                .replaceWithVoid();
    }

    /** Counts a password for a name that is no account's, in the same way and time: a lock tells nothing. */
    public Uni<Void> failed(String unknownName) {
        UUID key = UUID.nameUUIDFromBytes(names.of(unknownName.toLowerCase(Locale.ROOT)));
        return count(key, lock -> Uni.createFrom().voidItem()).replaceWithVoid();
    }

    /** Forgets what was counted before a right password of a sign-in, unless the account was locked meanwhile. */
    @WithTransaction
    public Uni<Void> succeeded(UUID accountId) {
        return isOff()
                ? Uni.createFrom().voidItem()
                : tallies.settled(accountId).chain(tally -> {
                    if (tally == null) {
                        return Uni.createFrom().voidItem();
                    }
                    refuseWhileLocked(tally, clock.instant());
                    return tallies.forget(accountId);
                });
    }

    /** Counts a wrong password; the lock that begins with it, if one does. */
    private Uni<Optional<PasswordTally>> count(UUID key, Function<PasswordTally, Uni<Void>> told) {
        return isOff()
                ? Uni.createFrom().item(Optional.empty())
                : Panache.withTransaction(() -> tallies.lock(
                                key, clock.instant().plus(config.window()))
                        .chain(tally -> {
                            Instant now = clock.instant();
                            refuseWhileLocked(tally, now);
                            tally.fail(now, config);
                            Optional<PasswordTally> lock = Optional.of(tally).filter(begun -> begun.isLockedAt(now));
                            return lock.map(told)
                                    .orElseGet(() -> Uni.createFrom().voidItem())
                                    .chain(() -> tallies.purge(now))
                                    .replaceWith(lock);
                        }));
    }

    private boolean isOff() {
        return config.wrongPasswords() == 0;
    }

    private static void refuseWhileLocked(PasswordTally tally, Instant now) {
        if (tally.isLockedAt(now)) {
            throw ProblemException.retryAfter(
                    AccountProblem.TOO_MANY_ATTEMPTS, Duration.between(now, tally.lockedUntil()));
        }
    }
}
