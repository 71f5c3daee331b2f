package io.tillgate.user.page;

/** The reasons why a page cannot be shown, with their status. */
public enum PageError {
    /** The request is invalid. */
    REQUEST(400),
    /** The form was not submitted from a page shown to this browser. */
    FORM(403),
    /** Too many attempts. */
    THROTTLED(429),
    /** A dependency is unavailable or overloaded. */
    UNAVAILABLE(503),
    /** An error in this service. */
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
