package io.tillgate.resource.revocation;

/** A record of the revocations topic that cannot be understood or verified. */
final class RecordRejectedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean retryable;

    RecordRejectedException(String reason) {
        this(reason, false);
    }

    RecordRejectedException(String reason, boolean retryable) {
        super(reason);
        this.retryable = retryable;
    }

    RecordRejectedException(String reason, Throwable cause) {
        super(reason, cause);
        this.retryable = false;
    }

    /** Whether a later look may go better: the key may only not be known yet. */
    boolean isRetryable() {
        return retryable;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "unknown" : message;
    }
}
