package io.tillgate.resource.staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time up to which all revocations are known: that of the newest heartbeat, once the log has been replayed. With
 * enforcement reports, only reported knowledge counts, so that the issuer knows on what each instance serves. Written
 * by the reader's and the reporter's threads; read by any.
 */
public final class Freshness {
    private static final long NOTHING_KNOWN = Long.MIN_VALUE;

    private final Clock clock;
    private final boolean needsReceipts;
    private volatile boolean replayed;
    private volatile boolean over;
    private volatile long vouchedMillis = NOTHING_KNOWN;
    private volatile long asOfMillis = NOTHING_KNOWN;

    /** Creates a freshness without reports, where a heartbeat counts at once. */
    public Freshness(Clock clock) {
        this(clock, false);
    }

    /** Creates a freshness; with {@code needsReceipts}, a heartbeat counts only after {@link #receiptedUntil}. */
    public Freshness(Clock clock, boolean needsReceipts) {
        this.clock = clock;
        this.needsReceipts = needsReceipts;
    }

    /** Notes that the log has been read up to its end at the time when reading began. */
    public void replayCompleted() {
        replayed = true;
    }

    /** Notes the time of a verified heartbeat, up to which everything is known. An older one has no effect. */
    public void vouchedUntil(Instant asOf) {
        vouchedMillis = Math.max(vouchedMillis, Math.min(asOf.toEpochMilli(), clock.millis()));
        if (!needsReceipts) {
            asOfMillis = vouchedMillis;
        }
    }

    /** The time of the newest heartbeat; empty before the first. */
    public Optional<Instant> vouchedUntil() {
        long vouched = vouchedMillis;
        return vouched == NOTHING_KNOWN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(vouched));
    }

    /** Notes that Kafka has acknowledged the report of everything before a time. */
    public synchronized void receiptedUntil(Instant asOf) {
        asOfMillis = Math.max(asOfMillis, asOf.toEpochMilli());
    }

    /** Discards the knowledge until the log has been read to its end again. */
    public synchronized void startOver() {
        replayed = false;
        if (needsReceipts) {
            asOfMillis = NOTHING_KNOWN;
        }
    }

    /** Discards the knowledge for good, because this instance leaves. */
    public void end() {
        over = true;
    }

    /** Returns whether the log has been replayed. */
    public boolean isReplayed() {
        return replayed && !over;
    }

    /** Returns the age of the knowledge; empty if there is none yet. */
    public Optional<Duration> staleness() {
        long asOf = asOfMillis;
        if (!isReplayed() || asOf == NOTHING_KNOWN) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.max(0, clock.millis() - asOf)));
    }

    /** Returns whether the knowledge is no older than a limit. Allocates nothing, because every request calls it. */
    public boolean isWithin(Duration limit) {
        long asOf = asOfMillis;
        return isReplayed() && asOf != NOTHING_KNOWN && clock.millis() - asOf <= limit.toMillis();
    }
}
