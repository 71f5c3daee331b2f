package io.tillgate.user.password;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.throttle.WrongPasswords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current password as proof of somebody who is signed in. Each try is counted before it is looked at; never call it
 * inside a transaction. Safe for concurrent use.
 */
@ApplicationScoped
public class CurrentPassword {
    private final Passwords passwords;
    private final WrongPasswords wrongPasswords;

    /** Over the passwords of this service. */
    public CurrentPassword(Passwords passwords, WrongPasswords wrongPasswords) {
        this.passwords = passwords;
        this.wrongPasswords = wrongPasswords;
    }

    /**
     * Fails with {@link AccountProblem#WRONG_PASSWORD} unless it is the right one, and with
     * {@link AccountProblem#TOO_MANY_ATTEMPTS} after too many that were not.
     *
     * @param hash of the account's password; null if it has none
     * @param clientId the client that it comes through
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
