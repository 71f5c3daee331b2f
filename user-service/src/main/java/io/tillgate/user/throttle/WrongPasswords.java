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
 * Limits wrong passwords by account, at sign-in and as the current password, over all instances. Each method fails with
 * {@code 429} while the password is locked. Safe for concurrent use.
 */
@ApplicationScoped
public class WrongPasswords {
    private final PasswordTallyRepository tallies;
    private final LockJournal journal;
    private final Clock clock;
    private final ThrottleConfig config;
    private final KeyedHash names;

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
     * Counts a current password as wrong before it is checked, so that concurrent requests cannot check more passwords
     * than the limit.
     *
     * @param clientId the client that sends it
     * @return the lock that this attempt starts, to be published if the password is wrong; empty if it starts none
     */
    public Uni<Optional<PasswordLock>> reserve(UUID accountId, String clientId) {
        return count(accountId, lock -> Uni.createFrom().voidItem())
                .map(lock -> lock.map(begun -> new PasswordLock(accountId, Way.CURRENT_PASSWORD, clientId, begun)));
    }

    /**
     * Publishes a lock after the current password that started it proved wrong. Publishes nothing if a right password
     * has ended the lock in the meantime.
     */
    @WithTransaction
    public Uni<Void> tell(PasswordLock lock) {
        return tallies.settled(lock.accountId())
                .chain(tally -> tally != null && tally.locks() == lock.locks()
                        ? journal.record(lock)
                        : Uni.createFrom().voidItem());
    }

    /** Clears the count after a right current password. */
    @WithTransaction
    public Uni<Void> release(UUID accountId) {
        return isOff() ? Uni.createFrom().voidItem() : tallies.forget(accountId);
    }

    /**
     * Counts a wrong password of a sign-in, after the check: many tills may sign in to one account at once with the
     * right password.
     */
    public Uni<Void> failed(UUID accountId) {
        return count(accountId, lock -> journal.record(new PasswordLock(accountId, Way.SIGN_IN, null, lock)))
                .replaceWithVoid();
    }

    /**
     * Counts a password for a name without an account, in the same way and time, so that a lock does not reveal whether
     * the account exists.
     */
    public Uni<Void> failed(String unknownName) {
        UUID key = UUID.nameUUIDFromBytes(names.of(unknownName.toLowerCase(Locale.ROOT)));
        return count(key, lock -> Uni.createFrom().voidItem()).replaceWithVoid();
    }

    /** Clears the count after a right password of a sign-in. Fails if the account was locked in the meantime. */
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

    /** Counts a wrong password. Returns the lock that it starts, if any. */
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
