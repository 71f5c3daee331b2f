package io.tillgate.auth.support.page;

/** The reasons why a page cannot be shown, with their HTTP statuses. */
public enum PageError {
    /** The request is invalid and must not be answered by a redirect. */
    REQUEST(400),
    /** The form or its authorization request has expired or belongs to another browser. */
    EXPIRED(400),
    /** The form was not rendered for this browser and session. */
    FORM(403),
    /** The account may not see the page. */
    FORBIDDEN(403),
    /** The resource does not exist or belongs to another account. */
    MISSING(404),
    /** The request is malformed; the message says why. */
    INVALID(400),
    /** The request cannot be carried out; the message says why. */
    REFUSED(409),
    /** Too many attempts. */
    THROTTLED(429),
    /** A dependency is unavailable. */
    UNAVAILABLE(503),
    /** An internal error. */
    FAULT(500);

    private final int status;

    PageError(int status) {
        this.status = status;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }
}
