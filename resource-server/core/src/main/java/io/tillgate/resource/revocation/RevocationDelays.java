package io.tillgate.resource.revocation;

import java.time.Duration;

/** Receives the measured delays of revocations, on the reader's thread. */
@FunctionalInterface
public interface RevocationDelays {
    /** Ignores the delays. */
    RevocationDelays UNNOTED = delay -> {};

    /**
     * Receives the time from the decision to revoke a token to its first refusal here; never negative. It compares the
     * clocks of two machines and is only as exact as they are.
     */
    void refused(Duration delay);
}
