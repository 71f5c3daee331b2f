package io.tillgate.local.part;

/** A part could not be started, reached or stopped. The message says what happened and what to do, in the user's words. */
public final class PartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartException(String message) {
        super(message);
    }

    public PartException(String message, Throwable cause) {
        super(message, cause);
    }
}
