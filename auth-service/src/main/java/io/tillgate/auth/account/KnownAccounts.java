package io.tillgate.auth.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.revocation.Revoker;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores accounts as reported by user-service, in events or at a password check. The first report that an account lost
 * a group revokes the access tokens that the group allowed.
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
     * Stores a reported account, unless a newer version is stored. Locks its row until the transaction ends, so that an
     * account disabled meanwhile loses what is being issued.
     *
     * @param actor the actor who changed the account; null if unknown
     * @return the stored account
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

    /** Revokes the access tokens, which may have scopes of the lost group; a refresh yields the others. */
    private Uni<Account> endAccessTokens(SqlConnection tx, Account account, @Nullable String actor) {
        return revoker.accessTokensAndApps(tx, account.id(), clock.instant(), "groups_changed", actor)
                .flatMap(notBefore -> accounts.endTokensBefore(tx, account.id(), notBefore))
                .flatMap(noted -> accounts.lock(tx, account.id()))
                .map(Optional::orElseThrow);
    }
}
