package io.tillgate.user.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.SqlState;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.password.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes accounts; nothing else changes them. A change and its events commit in one transaction. Concurrent
 * changes of one account are applied one after the other. Safe for concurrent use.
 */
@ApplicationScoped
public class Accounts {
    private static final int ATTEMPTS = 5;

    private final AccountRepository accounts;
    private final AccountEventPublisher journal;
    private final Clock clock;

    public Accounts(AccountRepository accounts, AccountEventPublisher journal, Clock clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account with this id, deleted accounts included. */
    @WithSession
    public Uni<Optional<Account>> find(UUID id) {
        return accounts.findById(id).map(Optional::ofNullable);
    }

    /** The account with this name, regardless of case, deleted accounts included. */
    @WithSession
    public Uni<Optional<Account>> findByUserName(String userName) {
        return accounts.findByUserName(userName).map(Optional::ofNullable);
    }

    /** Returns whether an account has this name, deleted accounts included. */
    public Uni<Boolean> isTaken(String userName) {
        return findByUserName(userName).map(Optional::isPresent);
    }

    /**
     * The accounts to which a link can be sent, by their email address, regardless of case: first active accounts that
     * have verified it, then the oldest and the newest active and pending accounts that have not.
     *
     * @param limit the maximum number of accounts that have verified the address
     */
    @WithSession
    public Uni<List<Account>> findByEmail(String email, int limit) {
        return accounts.findByEmail(email, limit);
    }

    /** One page of accounts, ordered by id. */
    @WithSession
    Uni<List<Account>> list(AccountQuery query) {
        return accounts.list(query);
    }

    /**
     * Creates an account and runs the step in the same transaction. Fails with {@link AccountProblem#USER_NAME_TAKEN}.
     */
    @WithTransaction
    public Uni<Account> create(Account account, @Nullable String actor, TransactionStep step) {
        return accounts.persistAndFlush(account)
                .onFailure(SqlState::isUniqueViolation)
                .transform(e -> ProblemException.of(AccountProblem.USER_NAME_TAKEN))
                .chain(() -> step.run(account))
                .chain(() -> journal.record(account, new AccountChange(Cause.CREATED, made -> {}, actor)))
                .replaceWith(account);
    }

    /**
     * Changes an account that is not deleted.
     *
     * @param decision returns the changes to the current account, in order, or none. It is called again if another
     *     change was written first
     * @return the account after the changes; fails with {@link HttpProblem#NOT_FOUND}
     */
    public Uni<Account> change(UUID id, Function<Account, List<AccountChange>> decision, ChangeStep step) {
        // Each attempt needs a session of its own; with the annotation all attempts would share one.
        return Uni.createFrom()
                .deferred(() -> Panache.withTransaction(() -> accounts.findById(id)
                        .map(found -> Optional.ofNullable(found)
                                .filter(account -> account.status() != AccountStatus.DELETED)
                                .orElseThrow(() -> ProblemException.of(HttpProblem.NOT_FOUND)))
                        .chain(account -> apply(account, decision.apply(account), step))))
                .onFailure(Accounts::isLostRace)
                .retry()
                .atMost(ATTEMPTS - 1)
                .onFailure(Accounts::isLostRace)
                .transform(e -> ProblemException.of(AccountProblem.CHANGED_MEANWHILE));
    }

    /** Replaces the hash of an unchanged password. The account's version stays. */
    @WithTransaction
    public Uni<Void> replaceHash(UUID id, PasswordHash old, PasswordHash replacement) {
        return accounts.replaceHash(id, old, replacement);
    }

    private Uni<Account> apply(Account account, List<AccountChange> changes, ChangeStep step) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(account);
        }
        EmailState before = account.emailState();
        boolean administered = account.isActiveAdministrator();
        Uni<Void> written = Uni.createFrom().voidItem();
        for (AccountChange change : changes) {
            written = written.chain(() -> write(account, change));
        }
        return written.chain(() -> keepAnAdministrator(account, administered))
                .chain(() -> step.run(before, account))
                .replaceWith(account);
    }

    /** Flushes each change separately, so that it increments the version by one and its event carries that version. */
    private Uni<Void> write(Account account, AccountChange change) {
        change.effect().accept(account);
        account.changedAt(clock.instant());
        return accounts.flush().chain(() -> journal.record(account, change));
    }

    /** Fails if no administrator would be left, since nobody could appoint another. */
    private Uni<Void> keepAnAdministrator(Account account, boolean administered) {
        if (!administered || account.isActiveAdministrator()) {
            return Uni.createFrom().voidItem();
        }
        return accounts.lockAdministrators()
                .chain(() -> accounts.hasOtherAdministrator(account.id()))
                .invoke(other -> {
                    if (!other) {
                        throw ProblemException.of(AccountProblem.LAST_ADMINISTRATOR);
                    }
                })
                .replaceWithVoid();
    }

    /** Returns whether another change was written between reading and writing. */
    private static boolean isLostRace(Throwable failure) {
        return SqlState.causes(failure).anyMatch(StaleStateException.class::isInstance);
    }
}
