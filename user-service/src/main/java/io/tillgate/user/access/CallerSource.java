package io.tillgate.user.access;

import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import java.util.Optional;

/** Provides the caller of the current request. Safe for concurrent use. */
public interface CallerSource {

    /** The caller; empty if the request has no token. */
    Optional<Caller> current();

    /** The caller. Fails with {@code 401} if the request has no token. */
    default Caller require() {
        return current()
                .orElseThrow(() ->
                        ProblemException.challenge(AccountProblem.MISSING_TOKEN, null, "Bearer realm=\"tillgate\""));
    }
}
