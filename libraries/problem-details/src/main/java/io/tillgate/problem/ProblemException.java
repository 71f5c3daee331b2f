package io.tillgate.problem;

import java.util.List;

/** A refusal with its answer. It is no bug: it has no stack trace and is not logged above DEBUG. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    /** With what happened this time. */
    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    /** {@code 400} with everything that is wrong. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(Problem.invalid(violations));
    }

    /** {@code 400} with the one thing that is wrong. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** {@code 404} for the resource that the path names. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(HttpProblem.NOT_FOUND, null));
    }

    /**
     * Turns a change that met no row into the answer.
     *
     * @throws ProblemException {@code 404} unless {@code found}
     */
    public static void unlessFound(boolean found) {
        if (!found) {
            throw notFound();
        }
    }

    /** The body of the answer. */
    public Problem problem() {
        return problem;
    }
}
