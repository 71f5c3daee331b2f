package io.tillgate.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thrown to refuse a request with a problem. It has no stack trace and is not logged above DEBUG. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private ProblemException(String name, Problem problem, Map<String, String> headers) {
        super(name + (problem.detail() == null ? "" : ": " + problem.detail()), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** The problem of a type, without a detail. */
    public static ProblemException of(ProblemType type) {
        return of(type, null);
    }

    /** The problem of a type, with a detail about what happened, which must not contain a secret. */
    public static ProblemException of(ProblemType type, @Nullable String detail) {
        return new ProblemException(type.name(), Problem.of(type, detail), Map.of());
    }

    /** Creates an exception for a problem whose type is not a {@link ProblemType}, such as that of another service. */
    public static ProblemException of(Problem problem) {
        return new ProblemException(problem.title(), problem, Map.of());
    }

    /** {@code 400} with all violations. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(HttpProblem.INVALID_REQUEST.name(), Problem.invalid(violations), Map.of());
    }

    /** {@code 400} with one violation. */
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
        return new ProblemException(type.name(), Problem.of(type, null), Map.of("Retry-After", Long.toString(seconds)));
    }

    /** With a challenge in {@code WWW-Authenticate} (RFC 6750 section 3). */
    public static ProblemException challenge(ProblemType type, @Nullable String detail, String challenge) {
        return new ProblemException(type.name(), Problem.of(type, detail), Map.of("WWW-Authenticate", challenge));
    }

    /** Whether the problem is of a type. */
    public boolean is(ProblemType type) {
        return problem.type().equals(type.uri());
    }

    /** The body of the response. */
    public Problem problem() {
        return problem;
    }

    /** Further headers of the response. */
    public Map<String, String> headers() {
        return headers;
    }
}
