package io.tillgate.scope.definition;

import io.tillgate.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A query parameter that is {@code true} or {@code false}. */
final class Flag {
    private Flag() {}

    /** Its value; false where it is left out. */
    static boolean of(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ProblemException.invalid(name, "must be true or false");
    }
}
