package io.tillgate.resource.token;

/** Thrown if a token cannot be accepted, whatever its signature. The message never contains the token. */
public final class MalformedTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with the reason, for the log. */
    public MalformedTokenException(String message) {
        super(message);
    }

    /** Creates an exception with the reason and its cause, for the log. */
    public MalformedTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
