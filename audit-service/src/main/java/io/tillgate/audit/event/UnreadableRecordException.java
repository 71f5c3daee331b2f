package io.tillgate.audit.event;

/** Thrown if a record can never be converted to an entry. The message contains nothing from the record. */
final class UnreadableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        super(message);
    }

    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
