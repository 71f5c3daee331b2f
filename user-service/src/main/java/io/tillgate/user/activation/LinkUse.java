package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.account.ChangeStep;
import io.tillgate.user.credential.PasswordNotice;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.language.Language;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sets a password by a link. A password that is refused leaves the link as it was. Safe for concurrent use. */
@ApplicationScoped
class LinkUse {
    private final Pool pool;
    private final ActionLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordNotice notice;
    private final Clock clock;

    LinkUse(Pool pool, ActionLinks links, Accounts accounts, Passwords passwords, PasswordNotice notice, Clock clock) {
        this.pool = pool;
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.notice = notice;
        this.clock = clock;
    }

    /** The account that an open link is for; fails with {@link ProblemType#INVALID_LINK}. The link stays as it is. */
    Uni<Account> look(LinkPurpose purpose, String token) {
        return Uni.createFrom()
                .item(() -> LinkToken.parse(token).orElseThrow(LinkUse::invalid))
                .chain(secret -> links.find(pool, purpose, secret))
                .map(found -> found.orElseThrow(LinkUse::invalid))
                .chain(link -> accounts.find(link.accountId())
                        .map(found -> found.filter(account -> fits(purpose, link, account))
                                .orElseThrow(LinkUse::invalid)));
    }

    /**
     * Sets the password and uses the link up.
     *
     * @param language the language of the mail that tells of a new password
     * @return the account after it; fails with {@link ProblemType#INVALID_LINK}
     */
    Uni<Account> setPassword(LinkPurpose purpose, String token, RawPassword password, Language language) {
        return look(purpose, token)
                .chain(account -> passwords
                        .hashNew(password, "password", known(account))
                        .chain(hash -> apply(purpose, LinkToken.parse(token).orElseThrow(), account, hash, language)));
    }

    private Uni<Account> apply(
            LinkPurpose purpose, LinkToken token, Account seen, PasswordHash hash, Language language) {
        ChangeStep use = (transaction, before, account) -> links.use(transaction, token)
                .chain(() -> purpose == LinkPurpose.PASSWORD_RESET
                        ? notice.changed(transaction, account, language)
                        : Uni.createFrom().voidItem());
        return accounts.change(seen.id(), now -> List.of(change(purpose, seen, now, hash)), use);
    }

    /** Another change may have come since the account was looked at, which voids the link. */
    private AccountChange change(LinkPurpose purpose, Account seen, Account now, PasswordHash hash) {
        if (!now.status().equals(seen.status())
                || !now.credentialsChangedAt().equals(seen.credentialsChangedAt())
                || !java.util.Objects.equals(now.email(), seen.email())) {
            throw invalid();
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String actor = now.id().toString();
        return purpose == LinkPurpose.ACTIVATION
                ? new AccountChange(now.activated(hash, at).withEmailVerified(), Cause.ACTIVATED, actor)
                : new AccountChange(now.withPassword(hash, at).withEmailVerified(), Cause.PASSWORD_CHANGED, actor);
    }

    private static boolean fits(LinkPurpose purpose, StoredLink link, Account account) {
        AccountStatus status =
                purpose == LinkPurpose.ACTIVATION ? AccountStatus.PENDING_ACTIVATION : AccountStatus.ACTIVE;
        return account.status() == status && link.fits(account);
    }

    private static List<String> known(Account account) {
        String email = account.email();
        return email == null ? List.of(account.userName()) : List.of(account.userName(), email);
    }

    private static ProblemException invalid() {
        return ProblemException.of(ProblemType.INVALID_LINK);
    }
}
