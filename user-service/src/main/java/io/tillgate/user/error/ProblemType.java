package io.tillgate.user.error;

/** Every kind of problem that this service tells of. Its URI is stable: clients may branch on it. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is malformed or invalid"),
    INVALID_CURSOR(400, "The cursor is not one that this service gave for this list"),
    INVALID_LINK(400, "The link is unknown, used or expired"),
    WRONG_PASSWORD(400, "The current password is wrong"),
    MISSING_TOKEN(401, "The request has no access token"),
    FORBIDDEN(403, "The caller may not do this"),
    INSUFFICIENT_SCOPE(403, "The access token does not allow this"),
    NOT_FOUND(404, "There is no such resource"),
    WRONG_CREDENTIALS(404, "No account has this name and password"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    NOT_ACCEPTABLE(406, "The resource cannot be had in that form"),
    USER_NAME_TAKEN(409, "The user name is taken"),
    LAST_ADMINISTRATOR(409, "The last administrator cannot be removed"),
    CHANGED_MEANWHILE(409, "The account was changed by others again and again; try once more"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a media type that the resource does not take"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    INTERNAL(500, "Something went wrong here"),
    OVERLOADED(503, "The service is busy"),
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
        return "https://tillgate.io/problems/"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
