package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.account.EmailNotice;
import io.tillgate.user.account.EmailState;
import io.tillgate.user.credential.PasswordNotice;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.throttle.PasswordChangeLimit;
import io.tillgate.user.throttle.WrongPasswords;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Uses links: sets a password or verifies an address. A link stays usable if its password is refused. Safe for
 * concurrent use.
 */
@ApplicationScoped
class LinkUse {
    private final ActionLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordChangeLimit limit;
    private final WrongPasswords wrongPasswords;
    private final PasswordNotice notice;
    private final EmailNotice emailNotice;
    private final Clock clock;

    LinkUse(
            ActionLinks links,
            Accounts accounts,
            Passwords passwords,
            PasswordChangeLimit limit,
            WrongPasswords wrongPasswords,
            PasswordNotice notice,
            EmailNotice emailNotice,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limit = limit;
        this.wrongPasswords = wrongPasswords;
        this.notice = notice;
        this.emailNotice = emailNotice;
        this.clock = clock;
    }

    /** The open link with this secret; fails with {@link AccountProblem#INVALID_LINK}. The link stays usable. */
    Uni<OpenLink> look(LinkPurpose purpose, String token) {
        return Uni.createFrom()
                .item(() -> LinkToken.parse(token).orElseThrow(LinkUse::invalid))
                .chain(secret -> links.find(purpose, secret)
                        .map(found -> found.orElseThrow(LinkUse::invalid))
                        .chain(link -> accounts.find(link.accountId())
                                .map(found -> found.filter(link::fits).orElseThrow(LinkUse::invalid))
                                .map(account -> new OpenLink(secret, link, account))));
    }

    /**
     * Sets the password and uses the link. Clears the count of wrong passwords, so that it does not lock the new one.
     *
     * @param keepApps whether the API apps of the account are kept if the password replaces an earlier one
     * @param language the language of the mails about it
     * @return the account after the change; fails with {@link AccountProblem#INVALID_LINK}
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
                                (before, account) -> use(link, before, account, keepApps, language))))
                .call(account -> wrongPasswords.release(account.id()));
    }

    /**
     * Makes the address to which the link was sent the account's verified address.
     *
     * @param language the language of the mail to the previous address
     * @return the account after the change; fails with {@link AccountProblem#INVALID_LINK}
     */
    Uni<Account> confirmEmail(String token, Language language) {
        return look(LinkPurpose.EMAIL_CONFIRMATION, token)
                .chain(link -> accounts.change(
                        link.account().id(),
                        now -> List.of(emailProven(link.stored(), now)),
                        (before, account) -> use(link, before, account, true, language)));
    }

    private Uni<Void> use(OpenLink link, EmailState before, Account account, boolean keepApps, Language language) {
        LinkPurpose purpose = link.stored().purpose();
        boolean replaced = purpose == LinkPurpose.PASSWORD_RESET || purpose == LinkPurpose.EMAIL_RECOVERY;
        // Restoring an address deletes its link, with those of later changes.
        Uni<Void> used =
                purpose == LinkPurpose.EMAIL_RECOVERY ? Uni.createFrom().voidItem() : links.use(link.token());
        return used.chain(() -> replaced
                        ? notice.changed(account, language, !keepApps)
                        : Uni.createFrom().voidItem())
                .chain(() -> emailNotice.changed(before, account, language, false));
    }

    private static AccountChange emailProven(StoredLink link, Account now) {
        requireFitting(link, now);
        return new AccountChange(
                Cause.PROFILE_CHANGED,
                account -> account.proveEmail(link.email()),
                now.id().toString());
    }

    private AccountChange passwordSet(StoredLink link, Account now, PasswordHash hash, boolean keepApps) {
        requireFitting(link, now);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isFirst = link.purpose() == LinkPurpose.ACTIVATION;
        return new AccountChange(
                isFirst ? Cause.ACTIVATED : Cause.PASSWORD_CHANGED,
                account -> {
                    account.changePassword(hash, link.email(), at);
                    if (!isFirst && !keepApps) {
                        account.deleteApps(at);
                    }
                },
                now.id().toString());
    }

    /** A change of the account since it was read may have invalidated the link. */
    private static void requireFitting(StoredLink link, Account now) {
        if (!link.fits(now)) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.of(AccountProblem.INVALID_LINK);
    }
}
