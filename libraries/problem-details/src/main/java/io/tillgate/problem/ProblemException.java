package io.tillgate.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal with its answer. It is no bug: it has no stack trace and is not logged above DEBUG. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private ProblemException(ProblemType type, Problem problem, Map<String, String> headers) {
        super(type.name() + (problem.detail() == null ? "" : ": " + problem.detail()), null, false, false);
        this.type = type;
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** Of a type whose title says it all. */
    public static ProblemException of(ProblemType type) {
        return of(type, null);
    }

    /** With what happened this time; never with a secret. */
    public static ProblemException of(ProblemType type, @Nullable String detail) {
        return new ProblemException(type, Problem.of(type, detail), Map.of());
    }

    /** {@code 400} with everything that is wrong. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(HttpProblem.INVALID_REQUEST, Problem.invalid(violations), Map.of());
    }

    /** {@code 400} with the one thing that is wrong. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** {@code 404} for the resource that the path names. */
    public static ProblemException notFound() {
        return of(HttpProblem.NOT_FOUND);
    }

    /** With {@code Retry-After}, in whole seconds and at least one. */
    public static ProblemException retryAfter(ProblemType type, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new ProblemException(type, Problem.of(type, null), Map.of("Retry-After", Long.toString(seconds)));
    }

    /** With a challenge in {@code WWW-Authenticate} (RFC 6750 section 3). */
    public static ProblemException challenge(ProblemType type, @Nullable String detail, String challenge) {
        return new ProblemException(type, Problem.of(type, detail), Map.of("WWW-Authenticate", challenge));
    }

    /** Which problem it is. */
    public ProblemType type() {
        return type;
    }

    /** The body of the answer. */
    public Problem problem() {
        return problem;
    }

    /** Further headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
