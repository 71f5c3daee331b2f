package io.tillgate.local.part;

/** Thrown if a part cannot be started, reached or stopped. The message tells the user what happened and what to do. */
public final class PartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartException(String message) {
        super(message);
    }

    public PartException(String message, Throwable cause) {
        super(message, cause);
    }
}
