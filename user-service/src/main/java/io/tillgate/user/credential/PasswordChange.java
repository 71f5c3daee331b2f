package io.tillgate.user.credential;

import io.smallrye.mutiny.Uni;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountChange;
import io.tillgate.user.account.AccountChange.Cause;
import io.tillgate.user.account.AccountStatus;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.language.Language;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.throttle.Throttles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replaces a password by a new one. Hashes outside the transaction. Safe for concurrent use. */
@ApplicationScoped
class PasswordChange {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttles throttles;
    private final PasswordNotice notice;
    private final Clock clock;

    PasswordChange(Accounts accounts, Passwords passwords, Throttles throttles, PasswordNotice notice, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttles = throttles;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * Changes the password.
     *
     * @param grantId the grant that asks for it, and survives; null where the token has none
     * @param language the language of the mail that tells of it
     */
    Uni<Void> change(UUID id, @Nullable String grantId, RawPassword current, RawPassword changed, Language language) {
        throttles.passwordOf(id);
        if (current.sameAs(changed)) {
            throw ProblemException.invalid("new_password", "must not be the current one");
        }
        return accounts.find(id)
                .map(found -> found.filter(account -> account.status() != AccountStatus.DELETED)
                        .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .chain(account -> passwords
                        .verify(account.passwordHash(), current)
                        .invoke(right -> count(id, right))
                        .chain(() -> passwords.hashNew(changed, "new_password", List.of(account.userName())))
                        .chain(hash -> accounts.change(
                                id,
                                now -> replace(account, now, hash, grantId),
                                (transaction, before, after) -> notice.changed(transaction, after, language))))
                .replaceWithVoid();
    }

    private void count(UUID id, boolean right) {
        if (!right) {
            throttles.wrongPasswordOf(id);
            throw ProblemException.of(ProblemType.WRONG_PASSWORD);
        }
        throttles.rightPasswordOf(id);
    }

    /** The password that was checked may have been replaced meanwhile: then it is wrong now. */
    private List<AccountChange> replace(Account checked, Account now, PasswordHash hash, @Nullable String grantId) {
        if (!now.credentialsChangedAt().equals(checked.credentialsChangedAt())) {
            throw ProblemException.of(ProblemType.WRONG_PASSWORD);
        }
        Account changed = now.withPassword(hash, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        String actor = now.id().toString();
        return List.of(new AccountChange(changed, Cause.PASSWORD_CHANGED, grantId, actor));
    }
}
