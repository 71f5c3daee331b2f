package io.tillgate.event;

/** Thrown if a record is not an event of this contract. Retrying does not help. */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception. The message says what is wrong and never contains the record's content. */
    public MalformedEventException(String message) {
        super(message);
    }

    /** Creates an exception with a cause. The message never contains the record's content. */
    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
