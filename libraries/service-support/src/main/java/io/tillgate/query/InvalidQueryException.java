package io.tillgate.query;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A query that is refused before anything happens ({@code 400}). It is no bug: it has no stack trace. */
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SortedMap<String, String> violations;

    /** With what each wrong parameter must be. */
    public InvalidQueryException(Map<String, String> violations) {
        super("The query is invalid: " + violations.values(), null, false, false);
        this.violations = new TreeMap<>(violations);
    }

    /** What each wrong parameter must be, by its name; never what it was. */
    public SortedMap<String, String> violations() {
        return violations;
    }
}
