package io.tillgate.resource.revocation;

import java.time.Duration;

/** Takes note of how long revocations take. For the reader's thread. */
@FunctionalInterface
public interface RevocationDelays {
    /** Takes note of nothing. */
    RevocationDelays UNNOTED = delay -> {};

    /**
     * A token was refused here for the first time, so long after it was decided that it is dead. The clocks of two machines
     * are compared: it is never less than zero, and as exact as they are.
     */
    void refused(Duration delay);
}
