package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.text.UuidText;
import io.tillgate.user.access.Caller;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.password.CurrentPassword;
import io.tillgate.user.password.RawPassword;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the caller signed in recently or enters the account's own password. An access token alone, or an
 * unattended browser, is not enough for changes that give lasting control of the account. Safe for concurrent use.
 */
@ApplicationScoped
class CallerProof {
    private final RecentSignIn recentSignIn;
    private final Accounts accounts;
    private final CurrentPassword currentPassword;

    CallerProof(RecentSignIn recentSignIn, Accounts accounts, CurrentPassword currentPassword) {
        this.recentSignIn = recentSignIn;
        this.accounts = accounts;
        this.currentPassword = currentPassword;
    }

    /**
     * Fails unless the caller is reauthenticated.
     *
     * @param typed the password of the caller's own account; null to check only the time of the sign-in. A wrong
     *     password is refused even after a recent sign-in
     */
    Uni<Void> require(Caller caller, @Nullable RawPassword typed) {
        if (typed == null) {
            recentSignIn.require(caller);
            return Uni.createFrom().voidItem();
        }
        UUID id =
                UuidText.parse(caller.subject()).orElseThrow(() -> ProblemException.of(AccountProblem.WRONG_PASSWORD));
        return accounts.find(id)
                .chain(own -> currentPassword.require(
                        id, own.isPresent() ? own.get().passwordHash() : null, typed, caller.clientId()));
    }
}
