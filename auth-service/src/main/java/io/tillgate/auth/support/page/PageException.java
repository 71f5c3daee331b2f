package io.tillgate.auth.support.page;

/** A browser request that is answered with the error page. The message is for the client's developers. */
public final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PageError error;

    /** @param message what a developer needs to know to correct the request */
    public PageException(PageError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Returns the kind of error. */
    public PageError error() {
        return error;
    }
}
