package io.tillgate.user.credential;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.password.CurrentPassword;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.throttle.PasswordChangeLimit;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replaces a password by a new one, which is hashed outside the transaction. Safe for concurrent use. */
@ApplicationScoped
class PasswordChange {
    private final Accounts accounts;
    private final Passwords passwords;
    private final CurrentPassword currentPassword;
    private final PasswordChangeLimit limit;
    private final PasswordNotice notice;
    private final Clock clock;

    PasswordChange(
            Accounts accounts,
            Passwords passwords,
            CurrentPassword currentPassword,
            PasswordChangeLimit limit,
            PasswordNotice notice,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.currentPassword = currentPassword;
        this.limit = limit;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * Changes the password.
     *
     * @param caller the owner, whose grant stays valid
     * @param language the language of the mail about it
     */
    Uni<Void> change(Caller caller, RawPassword current, RawPassword changed, Language language) {
        UUID id = caller.requireAccount();
        if (current.sameAs(changed)) {
            throw ProblemException.invalid("new_password", "must not be the current one");
        }
        return accounts.find(id)
                .map(found -> found.filter(account -> account.status() != AccountStatus.DELETED)
                        .orElseThrow(() -> ProblemException.of(HttpProblem.NOT_FOUND)))
                .call(account -> currentPassword.require(id, account.passwordHash(), current, caller.clientId()))
                .call(() -> limit.count(id))
                .chain(account -> passwords
                        .hashNew(changed, "new_password", account.knownWords())
                        .chain(hash -> accounts.change(
                                id,
                                now -> replace(account, now, hash, caller.grantId()),
                                (before, after) -> notice.changed(after, language, false))))
                .replaceWithVoid();
    }

    /** Fails if the password that was checked has been replaced in the meantime. */
    private List<AccountChange> replace(Account checked, Account now, PasswordHash hash, @Nullable String grantId) {
        if (!now.credentialsChangedAt().equals(checked.credentialsChangedAt())) {
            throw ProblemException.of(AccountProblem.WRONG_PASSWORD);
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String actor = now.id().toString();
        return List.of(
                new AccountChange(Cause.PASSWORD_CHANGED, changed -> changed.changePassword(hash, at), grantId, actor));
    }
}
