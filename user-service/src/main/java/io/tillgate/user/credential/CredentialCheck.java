package io.tillgate.user.credential;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountField;
import io.tillgate.user.account.Accounts;
import io.tillgate.user.password.PasswordHash;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.throttle.WrongPasswords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Checks the password of a sign-in, always at the cost of one hash. While the password is locked, right and wrong
 * passwords are refused alike. Safe for concurrent use.
 */
@ApplicationScoped
class CredentialCheck {
    private static final Logger LOG = Logger.getLogger(CredentialCheck.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final WrongPasswords wrongPasswords;

    CredentialCheck(Accounts accounts, Passwords passwords, WrongPasswords wrongPasswords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.wrongPasswords = wrongPasswords;
    }

    /** The account with this name; empty if there is none or the password is wrong. */
    Uni<Optional<Account>> check(String userName, RawPassword password) {
        // An invalid name belongs to no account. It must not reach the database, since it may contain a NUL.
        Uni<Optional<Account>> found =
                AccountField.USER_NAME.malformed(userName).isPresent()
                        ? Uni.createFrom().item(Optional.empty())
                        : accounts.findByUserName(userName);
        return found.chain(account -> passwords
                .verify(account.map(Account::passwordHash).orElse(null), password)
                .call(right -> count(userName, account, right))
                .chain(right -> right && account.isPresent()
                        ? upgraded(account.get(), password).replaceWith(account)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Void> count(String userName, Optional<Account> account, boolean right) {
        if (account.isEmpty()) {
            return wrongPasswords.failed(userName);
        }
        UUID id = account.get().id();
        return right ? wrongPasswords.succeeded(id) : wrongPasswords.failed(id);
    }

    /** Replaces a hash of another cost while the password is known. If that fails, a later sign-in replaces it. */
    private Uni<Void> upgraded(Account account, RawPassword password) {
        PasswordHash old = account.passwordHash();
        if (old == null || !passwords.outdated(old)) {
            return Uni.createFrom().voidItem();
        }
        return passwords
                .hashAgain(password)
                .chain(replacement -> accounts.replaceHash(account.id(), old, replacement))
                .onFailure(ProblemException.class)
                .recoverWithItem(e -> {
                    LOG.debugf("Cannot upgrade the hash of account %s now: %s", account.id(), e.getMessage());
                    return null;
                });
    }
}
