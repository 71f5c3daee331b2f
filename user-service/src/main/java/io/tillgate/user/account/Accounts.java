package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.password.PasswordHash;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one place where accounts change. A change and its events commit together; two changes of one account at once come
 * one after the other. Safe for concurrent use.
 */
@ApplicationScoped
public class Accounts {
    private static final int ATTEMPTS = 5;

    private final Pool pool;
    private final AccountRepository accounts;
    private final AccountEventPublisher journal;
    private final Clock clock;

    /** Over the database of this service. */
    public Accounts(Pool pool, AccountRepository accounts, AccountEventPublisher journal, Clock clock) {
        this.pool = pool;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account with this id, also a deleted one. */
    public Uni<Optional<Account>> find(UUID id) {
        return accounts.find(pool, id);
    }

    /** The account with this id, also a deleted one, and when it was last changed. */
    public Uni<Optional<AccountProfile>> profile(UUID id) {
        return accounts.profile(pool, id);
    }

    /** The account with this name without regard to case, also a deleted one. */
    public Uni<Optional<Account>> findByUserName(String userName) {
        return accounts.findByUserName(pool, userName);
    }

    /** Whether some account has this name, be it a deleted one. */
    public Uni<Boolean> isTaken(String userName) {
        return findByUserName(userName).map(Optional::isPresent);
    }

    /**
     * The accounts that a link can be sent to, by their email address without regard to case: active ones that have proven
     * it, then the newest that is pending, then the newest active one that has not proven it.
     *
     * @param limit at most so many that have proven it
     */
    public Uni<List<Account>> findByEmail(String email, int limit) {
        return accounts.findByEmail(pool, email, limit);
    }

    /** One page of accounts, in the order of their ids. */
    Uni<List<Account>> list(AccountQuery query) {
        return accounts.list(pool, query);
    }

    /**
     * Makes a new account. Fails with {@link ProblemType#USER_NAME_TAKEN} where the name is taken, and then runs no step.
     */
    public Uni<Account> create(Account account, @Nullable String actor, TransactionStep step) {
        AccountChange change = new AccountChange(account, Cause.CREATED, actor);
        return pool.withTransaction(transaction -> accounts.insert(transaction, account)
                .invoke(inserted -> {
                    if (!inserted) {
                        throw ProblemException.of(ProblemType.USER_NAME_TAKEN);
                    }
                })
                .chain(() -> step.run(transaction, account))
                .chain(() -> journal.record(transaction, List.of(change)))
                .replaceWith(account));
    }

    /**
     * Changes an account that is not deleted.
     *
     * @param decision the changes, in order, given the account as it is; none where nothing is to be done. It may be
     *     asked again where another change came first
     * @return the account after the changes; fails with {@link ProblemType#NOT_FOUND}
     */
    public Uni<Account> change(UUID id, Function<Account, List<AccountChange>> decision, ChangeStep step) {
        return pool.withTransaction(transaction -> accounts.find(transaction, id)
                        .map(found -> found.filter(account -> account.status() != AccountStatus.DELETED)
                                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                        .chain(before -> apply(transaction, before, decision.apply(before), step)))
                .onFailure(LostRaceException.class)
                .retry()
                .atMost(ATTEMPTS - 1)
                .onFailure(LostRaceException.class)
                .transform(e -> ProblemException.of(ProblemType.CHANGED_MEANWHILE));
    }

    /** Replaces the hash of an unchanged password; no change of the account. */
    public Uni<Void> replaceHash(UUID id, PasswordHash old, PasswordHash replacement) {
        return accounts.replaceHash(pool, id, old, replacement);
    }

    private Uni<Account> apply(
            SqlConnection transaction, Account before, List<AccountChange> changes, ChangeStep step) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(before);
        }
        Account after = changes.get(changes.size() - 1).account();
        return keepAnAdministrator(transaction, before, after)
                .chain(() -> accounts.update(transaction, after, before.version(), clock.instant()))
                .invoke(updated -> {
                    if (!updated) {
                        throw new LostRaceException();
                    }
                })
                .chain(() -> step.run(transaction, before, after))
                .chain(() -> journal.record(transaction, changes))
                .replaceWith(after);
    }

    /** Nobody could make another administrator, were there none. */
    private Uni<Void> keepAnAdministrator(SqlConnection transaction, Account before, Account after) {
        if (!before.isActiveAdministrator() || after.isActiveAdministrator()) {
            return Uni.createFrom().voidItem();
        }
        return accounts.lockAdministrators(transaction)
                .chain(() -> accounts.hasOtherAdministrator(transaction, before.id()))
                .invoke(other -> {
                    if (!other) {
                        throw ProblemException.of(ProblemType.LAST_ADMINISTRATOR);
                    }
                })
                .replaceWithVoid();
    }

    /** Another change came between reading and writing. */
    private static final class LostRaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostRaceException() {
            super("the account was changed meanwhile", null, false, false);
        }
    }
}
