package io.tillgate.scope.definition;

import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** A query parameter that is {@code true} or {@code false}, once. */
final class Flag {
    private Flag() {}

    /** Its value; false where it is left out. Without a value, or doubled, it is invalid: nobody's wish is guessed. */
    static boolean of(String name, UriInfo request) {
        List<String> values = request.getQueryParameters().get(name);
        if (values == null) {
            return false;
        }
        return switch (String.join(",", values)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.invalid(name, "must be true or false, once");
        };
    }
}
