package io.tillgate.user.password;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.throttle.WrongPasswords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks the current password of a user who is signed in. Each attempt is counted before it is checked. Must not be
 * called inside a transaction. Safe for concurrent use.
 */
@ApplicationScoped
public class CurrentPassword {
    private final Passwords passwords;
    private final WrongPasswords wrongPasswords;

    public CurrentPassword(Passwords passwords, WrongPasswords wrongPasswords) {
        this.passwords = passwords;
        this.wrongPasswords = wrongPasswords;
    }

    /**
     * Fails with {@link AccountProblem#WRONG_PASSWORD} if the password is wrong, and with {@link
     * AccountProblem#TOO_MANY_ATTEMPTS} while the password is locked.
     *
     * @param hash the hash of the account's password; null if it has none
     * @param clientId the client that sends the password
     */
    public Uni<Void> require(UUID accountId, @Nullable PasswordHash hash, RawPassword current, String clientId) {
        return wrongPasswords
                .reserve(accountId, clientId)
                .chain(lock -> passwords
                        .verifyCurrent(hash, current)
                        .chain(right -> right
                                ? wrongPasswords.release(accountId)
                                : lock.map(wrongPasswords::tell)
                                        .orElseGet(() -> Uni.createFrom().voidItem())
                                        .chain(() -> Uni.createFrom()
                                                .failure(ProblemException.of(AccountProblem.WRONG_PASSWORD)))));
    }
}
