package io.tillgate.user.account;

import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.access.Caller;
import java.util.Optional;
import java.util.UUID;

/** Parses account ids in paths. */
public final class AccountId {
    private AccountId() {}

    /** The id; empty if the text is not a UUID in its canonical form. */
    public static Optional<UUID> parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The id in a path, for the account itself and for administrators. For all others the error does not reveal whether
     * the account exists.
     */
    public static UUID permitted(String text, Caller caller) {
        Optional<UUID> id = parse(text);
        if (id.isEmpty()) {
            caller.requireAdministrator();
            throw ProblemException.of(HttpProblem.NOT_FOUND);
        }
        caller.requireAccountOrAdministrator(id.get());
        return id.get();
    }
}
