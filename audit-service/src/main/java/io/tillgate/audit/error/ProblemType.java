package io.tillgate.audit.error;

import java.util.Locale;

/** The kinds of problem that this service tells of. Their URIs are stable: clients may branch on them. */
public enum ProblemType {
    /** Malformed, or not in the form that the parameter descriptions ask for. */
    INVALID_REQUEST(400, "The request is malformed or invalid"),
    /** The caller may not do this at all. */
    FORBIDDEN(403, "The caller may not do this"),
    /** No such path or event. */
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

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What it means, for people. */
    public String title() {
        return title;
    }

    /** The {@code type} (RFC 9457 section 3.1.1), for example {@code https://tillgate.io/problems/not-found}. */
    public String uri() {
        return "https://tillgate.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The first type of a status that the framework chose. */
    static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL : INVALID_REQUEST;
    }
}
