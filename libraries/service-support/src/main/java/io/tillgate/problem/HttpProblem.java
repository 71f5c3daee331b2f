package io.tillgate.problem;

import java.util.Arrays;

/** The problem types that all APIs use. */
public enum HttpProblem implements ProblemType {
    /** The request is malformed, or a field or parameter is invalid. */
    INVALID_REQUEST(400, "The request is malformed or invalid"),
    /** The caller lacks the permission. */
    FORBIDDEN(403, "The caller may not do this"),
    /** There is no such path or resource. */
    NOT_FOUND(404, "There is no such resource"),
    /** The resource does not support the method. */
    METHOD_NOT_ALLOWED(405, "The resource does not support this method"),
    /** The resource has no representation of an acceptable media type. */
    NOT_ACCEPTABLE(406, "The resource has no acceptable representation"),
    /** The body exceeds the limit. */
    BODY_TOO_LARGE(413, "The request body is too large"),
    /** The resource does not accept the media type of the body. */
    UNSUPPORTED_MEDIA_TYPE(415, "The resource does not support the media type of the body"),
    /** An error in the service. */
    INTERNAL(500, "An unexpected error occurred"),
    /** The database is unavailable. */
    UNAVAILABLE(503, "The service is unavailable");

    private final int status;
    private final String title;

    HttpProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The problem type for a status that the framework set. */
    public static HttpProblem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : INVALID_REQUEST);
    }
}
