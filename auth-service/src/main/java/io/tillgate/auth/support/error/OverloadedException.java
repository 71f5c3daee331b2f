package io.tillgate.auth.support.error;

/** Too many requests are waiting. The caller is asked to retry later (503). */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param queue the kind of item in the full queue, for the log */
    public OverloadedException(String queue) {
        super("too many wait: " + queue, null, false, false);
    }
}
