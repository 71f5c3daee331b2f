package io.tillgate.auth.killswitch;

import io.tillgate.auth.error.Problem;
import io.tillgate.auth.error.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;

/** The query of {@code POST /revocations}: {@code dry_run}, and nothing that might be a misspelt one. */
final class DryRun {
    private static final String NAME = "dry_run";
    private static final int MAX_SHOWN = 100;

    private DryRun() {}

    /** Whether it only asks; a problem with status 400 where that is not said clearly. */
    static boolean of(MultivaluedMap<String, String> query) {
        List<Problem.Violation> violations = new ArrayList<>();
        query.keySet().stream()
                .filter(name -> !name.equals(NAME))
                .sorted()
                .forEach(name -> violations.add(
                        new Problem.Violation(name.substring(0, Math.min(MAX_SHOWN, name.length())), "is not known")));
        List<String> values = query.getOrDefault(NAME, List.of("false"));
        String value = String.join(",", values);
        if (!value.equals("true") && !value.equals("false")) {
            violations.add(new Problem.Violation(NAME, "must be true or false, once"));
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
        return value.equals("true");
    }
}
