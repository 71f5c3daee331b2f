package io.tillgate.resource.token;

/** A presented token cannot be one of ours, whatever its signature. The message never holds the token. */
public final class MalformedTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the reason, for the log. */
    public MalformedTokenException(String message) {
        super(message);
    }

    /** With the reason and its cause, for the log. */
    public MalformedTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
