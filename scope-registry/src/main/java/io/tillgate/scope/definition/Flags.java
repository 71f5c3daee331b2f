package io.tillgate.scope.definition;

import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The query of a request that changes something: flags, each {@code true} or {@code false}, and nothing else. */
final class Flags {
    private static final int MAX_SHOWN = 64;

    private Flags() {}

    /**
     * Those that are {@code true}. One that might be a misspelt one, or has no value, or two, makes the request invalid:
     * nobody's wish is guessed, and nothing is done that was meant as a dry run.
     */
    static Set<String> raised(UriInfo request, String... known) {
        Set<String> raised = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        new TreeMap<>(request.getQueryParameters()).forEach((name, values) -> {
            String value = String.join(",", values);
            if (!List.of(known).contains(name)) {
                violations.add(new Violation(name.substring(0, Math.min(MAX_SHOWN, name.length())), "is not known"));
            } else if (value.equals("true")) {
                raised.add(name);
            } else if (!value.equals("false")) {
                violations.add(new Violation(name, "must be true or false, once"));
            }
        });
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return raised;
    }
}
