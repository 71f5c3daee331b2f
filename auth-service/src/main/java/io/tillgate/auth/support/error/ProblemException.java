package io.tillgate.auth.support.error;

/** An error response of a management endpoint (RFC 9457). */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    /** Returns the problem to send. */
    public Problem problem() {
        return problem;
    }
}
