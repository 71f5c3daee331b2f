package io.tillgate.scope.error;

import java.util.Locale;

/** The kinds of problem that this service tells of. Their URIs are stable: clients may branch on them. */
public enum ProblemType {
    /** Malformed, or not in the form that the field descriptions ask for. */
    INVALID_REQUEST(400, "The request is malformed or invalid"),
    /** The caller has the scope but does not own the namespace. */
    NOT_THE_OWNER(403, "Another client owns the scope"),
    /** The caller may not do this at all. */
    FORBIDDEN(403, "The caller may not do this"),
    /** No such path or scope. */
    NOT_FOUND(404, "There is no such resource"),
    /** A method that the resource does not know. */
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    /** A form that the resource cannot be had in. */
    NOT_ACCEPTABLE(406, "The resource cannot be had in that form"),
    /** The namespace belongs to another client. */
    NAMESPACE_TAKEN(409, "Another client owns the namespace"),
    /** The configuration defines the scope. */
    BUILT_IN(409, "The scope is built in"),
    /** {@code If-Match} or {@code If-None-Match} does not hold. */
    PRECONDITION_FAILED(412, "The scope is not at the version that the request expects"),
    /** More than the limit. */
    BODY_TOO_LARGE(413, "The request body is too large"),
    /** A body that is not JSON. */
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
