package io.tillgate.problem;

import java.util.Arrays;

/** The kinds of problem that every API has. */
public enum HttpProblem implements ProblemType {
    /** Malformed, or not in the form that the descriptions of fields and parameters ask for. */
    INVALID_REQUEST(400, "The request is malformed or invalid"),
    /** The caller may not do this at all. */
    FORBIDDEN(403, "The caller may not do this"),
    /** No such path, or nothing there. */
    NOT_FOUND(404, "There is no such resource"),
    /** A method that the resource does not know. */
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    /** A form that the resource cannot be had in. */
    NOT_ACCEPTABLE(406, "The resource cannot be had in that form"),
    /** More than the limit. */
    BODY_TOO_LARGE(413, "The request body is too large"),
    /** A body of a kind that the resource does not take. */
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a media type that the resource does not take"),
    /** A fault of the service. */
    INTERNAL(500, "Something went wrong here"),
    /** The database is away. */
    UNAVAILABLE(503, "The service is not available now");

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

    /** The problem for a status that the framework chose. */
    static HttpProblem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : INVALID_REQUEST);
    }
}
