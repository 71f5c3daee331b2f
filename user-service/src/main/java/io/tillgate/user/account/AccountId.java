package io.tillgate.user.account;

import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.text.UuidText;
import io.tillgate.user.access.Caller;
import java.util.Optional;
import java.util.UUID;

/** Account ids in paths. */
public final class AccountId {
    private AccountId() {}

    /**
     * The id in a path, for the account itself and for administrators. For all others the error does not reveal whether
     * the account exists.
     */
    public static UUID permitted(String text, Caller caller) {
        Optional<UUID> id = UuidText.parse(text);
        if (id.isEmpty()) {
            caller.requireAdministrator();
            throw ProblemException.of(HttpProblem.NOT_FOUND);
        }
        caller.requireAccountOrAdministrator(id.get());
        return id.get();
    }
}
