package io.tillgate.resource.staleness;

import java.time.Instant;

/**
 * The time before which all revocations are known. It ages by two clocks, because either may stop: the wall clock if it
 * is set back, the steady one while the machine sleeps.
 *
 * @param asOf the time, as the issuer names it
 * @param wallMillis the same time by the wall clock of this machine, not in the future
 * @param steadyMillis the same time by the {@link SteadyClock} of this process
 */
public record Knowledge(Instant asOf, long wallMillis, long steadyMillis) {

    /** Returns whether this is newer by one of the clocks: the other one may have been set meanwhile. */
    boolean isNewerThan(Knowledge other) {
        return steadyMillis > other.steadyMillis
                || wallMillis > other.wallMillis
                || (steadyMillis == other.steadyMillis && wallMillis == other.wallMillis && asOf.isAfter(other.asOf));
    }
}
