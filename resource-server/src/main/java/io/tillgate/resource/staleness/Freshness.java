package io.tillgate.resource.staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to which moment all revocations are known: what the newest heartbeat vouches for, once the log has been replayed.
 * Written by the reader's thread, read by any.
 */
public final class Freshness {
    private static final long NOTHING_KNOWN = Long.MIN_VALUE;

    private final Clock clock;
    private volatile boolean replayed;
    private volatile long asOfMillis = NOTHING_KNOWN;

    /** Knows nothing yet. */
    public Freshness(Clock clock) {
        this.clock = clock;
    }

    /** The log has been read to the end that it had when reading began. */
    public void replayCompleted() {
        replayed = true;
    }

    /** A verified heartbeat vouches for everything before a moment; an older one than the newest says nothing. */
    public void vouchedUntil(Instant asOf) {
        asOfMillis = Math.max(asOfMillis, Math.min(asOf.toEpochMilli(), clock.millis()));
    }

    /** Whether the log has been replayed once. */
    public boolean isReplayed() {
        return replayed;
    }

    /** How old the knowledge is; empty where there is none yet. */
    public Optional<Duration> staleness() {
        long asOf = asOfMillis;
        if (!replayed || asOf == NOTHING_KNOWN) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.max(0, clock.millis() - asOf)));
    }

    /** Whether the knowledge is there and at most so old. Does not allocate: it is asked for every request. */
    public boolean isWithin(Duration limit) {
        long asOf = asOfMillis;
        return replayed && asOf != NOTHING_KNOWN && clock.millis() - asOf <= limit.toMillis();
    }
}
