package io.tillgate.user.access;

import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import java.util.Optional;

/** Who makes the current request. Safe for concurrent use. */
public interface CallerSource {

    /** The caller; empty if no token came. */
    Optional<Caller> current();

    /** The caller; {@code 401} where no token came. */
    default Caller require() {
        return current()
                .orElseThrow(() ->
                        ProblemException.challenge(AccountProblem.MISSING_TOKEN, null, "Bearer realm=\"tillgate\""));
    }
}
