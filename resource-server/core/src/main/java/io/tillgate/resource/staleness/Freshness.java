package io.tillgate.resource.staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to which moment all revocations are known: what the newest heartbeat vouches for, once the log has been replayed. Where
 * receipts are given, what the issuer has not got a receipt for does not count: it must be able to know who serves by what.
 * Written by the threads that read and report, read by any.
 */
public final class Freshness {
    private static final long NOTHING_KNOWN = Long.MIN_VALUE;

    private final Clock clock;
    private final boolean needsReceipts;
    private volatile boolean replayed;
    private volatile boolean over;
    private volatile long vouchedMillis = NOTHING_KNOWN;
    private volatile long asOfMillis = NOTHING_KNOWN;

    /** Knows nothing yet. */
    public Freshness(Clock clock) {
        this(clock, false);
    }

    /** Knows nothing yet; with receipts, what is vouched for counts from {@link #receiptedUntil} on. */
    public Freshness(Clock clock, boolean needsReceipts) {
        this.clock = clock;
        this.needsReceipts = needsReceipts;
    }

    /** The log has been read to the end that it had when reading began. */
    public void replayCompleted() {
        replayed = true;
    }

    /** A verified heartbeat vouches for everything before a moment; an older one than the newest says nothing. */
    public void vouchedUntil(Instant asOf) {
        vouchedMillis = Math.max(vouchedMillis, Math.min(asOf.toEpochMilli(), clock.millis()));
        if (!needsReceipts) {
            asOfMillis = vouchedMillis;
        }
    }

    /** The moment that the newest heartbeat vouches for; empty before the first. */
    public Optional<Instant> vouchedUntil() {
        long vouched = vouchedMillis;
        return vouched == NOTHING_KNOWN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(vouched));
    }

    /** The issuer can know that everything before a moment is applied here. */
    public synchronized void receiptedUntil(Instant asOf) {
        asOfMillis = Math.max(asOfMillis, asOf.toEpochMilli());
    }

    /** Nothing counts before the log has been read to its end again. */
    public synchronized void startOver() {
        replayed = false;
        if (needsReceipts) {
            asOfMillis = NOTHING_KNOWN;
        }
    }

    /** Nothing counts any more: this instance says that it is gone. */
    public void end() {
        over = true;
    }

    /** Whether the log has been replayed once. */
    public boolean isReplayed() {
        return replayed && !over;
    }

    /** How old the knowledge is; empty where there is none yet. */
    public Optional<Duration> staleness() {
        long asOf = asOfMillis;
        if (!isReplayed() || asOf == NOTHING_KNOWN) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.max(0, clock.millis() - asOf)));
    }

    /** Whether the knowledge is there and at most so old. Does not allocate: it is asked for every request. */
    public boolean isWithin(Duration limit) {
        long asOf = asOfMillis;
        return isReplayed() && asOf != NOTHING_KNOWN && clock.millis() - asOf <= limit.toMillis();
    }
}
