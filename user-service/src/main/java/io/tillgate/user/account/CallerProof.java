package io.tillgate.user.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.resource.RecentSignIn;
import io.tillgate.user.access.Caller;
import io.tillgate.user.error.ProblemException;
import io.tillgate.user.error.ProblemType;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.throttle.Throttles;
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
    private final Passwords passwords;
    private final Throttles throttles;

    CallerProof(RecentSignIn recentSignIn, Accounts accounts, Passwords passwords, Throttles throttles) {
        this.recentSignIn = recentSignIn;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttles = throttles;
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
        UUID id = AccountId.parse(caller.subject()).orElseThrow(() -> ProblemException.of(ProblemType.WRONG_PASSWORD));
        throttles.passwordOf(id);
        return accounts.find(id)
                .chain(own -> passwords.verify(own.isPresent() ? own.get().passwordHash() : null, typed))
                .invoke(right -> {
                    if (!right) {
                        throttles.wrongPasswordOf(id);
                        throw ProblemException.of(ProblemType.WRONG_PASSWORD);
                    }
                    throttles.rightPasswordOf(id);
                })
                .replaceWithVoid();
    }
}
