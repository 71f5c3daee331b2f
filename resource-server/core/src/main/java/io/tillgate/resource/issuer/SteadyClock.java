package io.tillgate.resource.issuer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A monotonic clock: starts at the time of another clock, and ignores later changes of that clock. */
final class SteadyClock extends Clock {
    private final Clock origin;
    private final Instant start;
    private final long startNanos = System.nanoTime();

    SteadyClock(Clock origin) {
        this.origin = origin;
        this.start = origin.instant();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return origin.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(origin.withZone(zone));
    }
}
