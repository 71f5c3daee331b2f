package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.ProblemException;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.user.access.Caller;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.password.CurrentPassword;
import io.tillgate.user.password.RawPassword;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller pass who signed in a short while ago, or who types the own password: a token of an hour, or an open browser,
 * is not enough for what would be the account for good. Safe for concurrent use.
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
     * Lets it pass.
     *
     * @param typed the password of the caller's own account; null if only the sign-in is to show who calls. A wrong one is
     *     refused whatever the sign-in is
     */
    Uni<Void> require(Caller caller, @Nullable RawPassword typed) {
        if (typed == null) {
            recentSignIn.require(caller);
            return Uni.createFrom().voidItem();
        }
        UUID id =
                AccountId.parse(caller.subject()).orElseThrow(() -> ProblemException.of(AccountProblem.WRONG_PASSWORD));
        return accounts.find(id)
                .chain(own -> currentPassword.require(
                        id, own.isPresent() ? own.get().passwordHash() : null, typed, caller.clientId()));
    }
}
