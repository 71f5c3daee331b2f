package io.tillgate.user.page;

/** Why a page cannot be shown, each with its status. */
public enum PageError {
    /** What came cannot be read. */
    REQUEST(400),
    /** A form that did not come from the page that was shown to this browser. */
    FORM(403),
    /** Too many attempts. */
    THROTTLED(429),
    /** A part that is needed is out of reach, or busy. */
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
