package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Sets a password by a link. A password that is refused leaves the link as it was. Safe for concurrent use. */
@ApplicationScoped
class LinkUse {
    private final Pool pool;
    private final ActionLinks links;
    private final Accounts accounts;
    private final Passwords passwords;

    LinkUse(Pool pool, ActionLinks links, Accounts accounts, Passwords passwords) {
        this.pool = pool;
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * Sets the password of the request and uses the link up.
     *
     * @param change what becomes of the account; empty where the link is not for an account like this
     * @return the account after it; fails with {@link ProblemType#INVALID_LINK}
     */
    Uni<Account> setPassword(
            LinkPurpose purpose,
            RequestFields fields,
            BiFunction<Account, PasswordHash, Optional<AccountChange>> change) {
        String token = fields.required("token", text -> Optional.empty());
        String typed = fields.required("password", text -> Passwords.malformed(RawPassword.of(text)));
        fields.refuseIfInvalid();
        LinkToken secret = LinkToken.parse(token).orElseThrow(LinkUse::invalid);
        RawPassword password = RawPassword.of(typed);
        return links.find(pool, purpose, secret)
                .map(found -> found.orElseThrow(LinkUse::invalid))
                .chain(link -> accounts.find(link.accountId())
                        .map(found -> found.filter(link::fits).orElseThrow(LinkUse::invalid))
                        .chain(account -> passwords.hashNew(password, "password", known(account)))
                        .chain(hash -> accounts.change(
                                link.accountId(),
                                account -> List.of(Optional.of(account)
                                        .filter(link::fits)
                                        .flatMap(fitting -> change.apply(fitting, hash))
                                        .orElseThrow(LinkUse::invalid)),
                                transaction -> links.use(transaction, secret))));
    }

    private static List<String> known(Account account) {
        String email = account.email();
        return email == null ? List.of(account.userName()) : List.of(account.userName(), email);
    }

    private static ProblemException invalid() {
        return ProblemException.of(ProblemType.INVALID_LINK);
    }
}
