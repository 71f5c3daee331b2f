package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.Revoker;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what user-service says of accounts. It says so in its events, and earlier where a password is checked:
 * whichever comes first ends the access tokens that a lost group allowed.
 */
@ApplicationScoped
public class KnownAccounts {
    private final AccountRepository accounts;
    private final Revoker revoker;
    private final Clock clock;

    KnownAccounts(AccountRepository accounts, Revoker revoker, Clock clock) {
        this.accounts = accounts;
        this.revoker = revoker;
        this.clock = clock;
    }

    /**
     * Takes over what is said of an account, unless something newer is known; locks its row until the transaction ends, so
     * that an account that is disabled meanwhile loses what is being issued to it.
     *
     * @param actor who changed the account; null where that is not known
     * @return the account as it is now known
     */
    public Uni<Account> update(SqlConnection tx, Account told, @Nullable String actor) {
        return accounts.lock(tx, told.id())
                .flatMap(before -> accounts.update(tx, told)
                        .flatMap(known -> hasLostGroup(before, known)
                                ? endAccessTokens(tx, known, actor)
                                : Uni.createFrom().item(known)));
    }

    private static boolean hasLostGroup(Optional<Account> before, Account known) {
        return before.isPresent() && !known.groups().containsAll(before.get().groups());
    }

    /** Access tokens hold scopes that a lost group allowed; a refresh gives what is left. */
    private Uni<Account> endAccessTokens(SqlConnection tx, Account account, @Nullable String actor) {
        return revoker.accessTokensAndApps(tx, account.id(), clock.instant(), "groups_changed", actor)
                .flatMap(notBefore -> accounts.endTokensBefore(tx, account.id(), notBefore))
                .flatMap(noted -> accounts.lock(tx, account.id()))
                .map(Optional::orElseThrow);
    }
}
