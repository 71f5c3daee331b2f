package io.tillgate.auth.support.error;

/** More is waiting than the service is willing to hold: the caller is told to come back (503). */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Of a queue that is full.
     *
     * @param queue what the queue holds, for the log
     */
    public OverloadedException(String queue) {
        super("too many wait: " + queue, null, false, false);
    }
}
