package io.tillgate.resource.staleness;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** A monotonic clock: starts at the time of another clock, and ignores later changes of that clock. */
public final class SteadyClock extends Clock {
    private final Clock origin;
    private final Instant start;
    private final long startNanos = System.nanoTime();

    public SteadyClock(Clock origin) {
        this.origin = origin;
        this.start = origin.instant();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    /** Allocates nothing. */
    @Override
    public long millis() {
        return start.toEpochMilli() + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
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
