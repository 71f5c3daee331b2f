package io.tillgate.auth.support.page;

/** Why a page cannot be shown, each with its status. */
public enum PageError {
    /** The request is not in order, and may not be answered by a redirect. */
    REQUEST(400),
    /** The form or the request that it belongs to is no longer known, or is another browser's. */
    EXPIRED(400),
    /** A form that did not come from the page that was shown to this browser. */
    FORM(403),
    /** Not for this account. */
    FORBIDDEN(403),
    /** There is no such thing, or it is another account's. */
    MISSING(404),
    /** What was asked for is malformed; the message says why. */
    INVALID(400),
    /** What was asked for cannot be done; the message says why. */
    REFUSED(409),
    /** Too many attempts. */
    THROTTLED(429),
    /** A part that is needed is out of reach. */
    UNAVAILABLE(503),
    /** A fault of ours. */
    FAULT(500);

    private final int status;

    PageError(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
