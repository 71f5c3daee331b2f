package io.tillgate.event;

/** A record that is not an event of this contract. It will not get better by trying again. */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message that names what is wrong, never the record's content. */
    public MalformedEventException(String message) {
        super(message);
    }

    /** With a message that names what is wrong, and its cause. */
    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
