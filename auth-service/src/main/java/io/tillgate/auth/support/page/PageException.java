package io.tillgate.auth.support.page;

/** A request of a browser that is answered with the error page. The message is for the client's developers. */
public final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PageError error;

    /** A refusal with what a developer needs to know to mend the request. */
    public PageException(PageError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Which of the error pages it is. */
    public PageError error() {
        return error;
    }
}
