package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.account.EmailNotice;
import io.tillgate.user.credential.PasswordNotice;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.language.Language;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.throttle.PasswordChangeLimit;
import io.tillgate.user.throttle.WrongPasswords;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Sets a password by a link, or proves an address. A password that is refused leaves the link as it was. Safe for concurrent
 * use.
 */
@ApplicationScoped
class LinkUse {
    private final Pool pool;
    private final ActionLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordChangeLimit limit;
    private final WrongPasswords wrongPasswords;
    private final PasswordNotice notice;
    private final EmailNotice emailNotice;
    private final Clock clock;

    LinkUse(
            Pool pool,
            ActionLinks links,
            Accounts accounts,
            Passwords passwords,
            PasswordChangeLimit limit,
            WrongPasswords wrongPasswords,
            PasswordNotice notice,
            EmailNotice emailNotice,
            Clock clock) {
        this.pool = pool;
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limit = limit;
        this.wrongPasswords = wrongPasswords;
        this.notice = notice;
        this.emailNotice = emailNotice;
        this.clock = clock;
    }

    /** The open link with this secret; fails with {@link ProblemType#INVALID_LINK}. It stays as it is. */
    Uni<OpenLink> look(LinkPurpose purpose, String token) {
        return Uni.createFrom()
                .item(() -> LinkToken.parse(token).orElseThrow(LinkUse::invalid))
                .chain(secret -> links.find(pool, purpose, secret)
                        .map(found -> found.orElseThrow(LinkUse::invalid))
                        .chain(link -> accounts.find(link.accountId())
                                .map(found -> found.filter(link::fits).orElseThrow(LinkUse::invalid))
                                .map(account -> new OpenLink(secret, link, account))));
    }

    /**
     * Sets the password and uses the link up. Wrong passwords that were counted before lock nobody out of the new one.
     *
     * @param keepApps whether the API apps of the account outlive a new password for an old one
     * @param language the language of the mails that tell of it
     * @return the account after it; fails with {@link ProblemType#INVALID_LINK}
     */
    Uni<Account> setPassword(
            LinkPurpose purpose, String token, RawPassword password, boolean keepApps, Language language) {
        return look(purpose, token)
                .call(link -> limit.count(link.account().id()))
                .chain(link -> passwords
                        .hashNew(password, "password", link.account().knownWords())
                        .chain(hash -> accounts.change(
                                link.account().id(),
                                now -> List.of(passwordSet(link.stored(), now, hash, keepApps)),
                                (transaction, before, account) ->
                                        use(transaction, link, before, account, keepApps, language))))
                .call(account -> wrongPasswords.release(account.id()));
    }

    /**
     * Makes the address that the link went to the account's own.
     *
     * @param language the language of the mail to the address before
     * @return the account after it; fails with {@link ProblemType#INVALID_LINK}
     */
    Uni<Account> confirmEmail(String token, Language language) {
        return look(LinkPurpose.EMAIL_CONFIRMATION, token)
                .chain(link -> accounts.change(
                        link.account().id(),
                        now -> List.of(new AccountChange(
                                fitting(link.stored(), now)
                                        .withEmail(link.stored().email()),
                                Cause.PROFILE_CHANGED,
                                now.id().toString())),
                        (transaction, before, account) -> use(transaction, link, before, account, true, language)));
    }

    private Uni<Void> use(
            SqlConnection transaction,
            OpenLink link,
            Account before,
            Account account,
            boolean keepApps,
            Language language) {
        LinkPurpose purpose = link.stored().purpose();
        boolean replaced = purpose == LinkPurpose.PASSWORD_RESET || purpose == LinkPurpose.EMAIL_RECOVERY;
        // Bringing an address back takes its link away, with those after it.
        Uni<Void> used = purpose == LinkPurpose.EMAIL_RECOVERY
                ? Uni.createFrom().voidItem()
                : links.use(transaction, link.token());
        return used.chain(() -> replaced
                        ? notice.changed(transaction, account, language, !keepApps)
                        : Uni.createFrom().voidItem())
                .chain(() -> emailNotice.changed(transaction, before, account, language, false));
    }

    private AccountChange passwordSet(StoredLink link, Account now, PasswordHash hash, boolean keepApps) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Account set = fitting(link, now).withPassword(hash, link.email(), at);
        boolean isFirst = link.purpose() == LinkPurpose.ACTIVATION;
        return new AccountChange(
                isFirst || keepApps ? set : set.withoutApps(at),
                isFirst ? Cause.ACTIVATED : Cause.PASSWORD_CHANGED,
                now.id().toString());
    }

    /** Another change may have come since the account was looked at, which voids the link. */
    private static Account fitting(StoredLink link, Account now) {
        if (!link.fits(now)) {
            throw invalid();
        }
        return now;
    }

    private static ProblemException invalid() {
        return ProblemException.of(ProblemType.INVALID_LINK);
    }
}
