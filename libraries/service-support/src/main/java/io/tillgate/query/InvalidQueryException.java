package io.tillgate.query;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Thrown if a query is refused before the request is processed ({@code 400}). It has no stack trace. */
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SortedMap<String, String> violations;

    /** Creates the exception with the violations by parameter. */
    public InvalidQueryException(Map<String, String> violations) {
        super("The query is invalid: " + violations.values(), null, false, false);
        this.violations = new TreeMap<>(violations);
    }

    /** The violations by parameter name. They do not contain the values. */
    public SortedMap<String, String> violations() {
        return violations;
    }
}
