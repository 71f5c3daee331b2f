package io.tillgate.resource.staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time up to which all revocations are known: that of the newest heartbeat, once the log has been replayed. With
 * enforcement reports, only reported knowledge counts, so that the issuer knows on what each instance serves. Written
 * by the reader's and the reporter's threads; read by any.
 */
public final class Freshness {
    private final Clock clock;
    private final Clock steady;
    private final boolean needsReceipts;
    private volatile boolean replayed;
    private volatile boolean over;
    private volatile @Nullable Knowledge vouched;
    private volatile @Nullable Knowledge counted;

    /** Creates a freshness without reports, where a heartbeat counts at once. */
    public Freshness(Clock clock) {
        this(clock, false);
    }

    /** Creates a freshness; with {@code needsReceipts}, a heartbeat counts only after {@link #receipted}. */
    public Freshness(Clock clock, boolean needsReceipts) {
        this.clock = clock;
        this.steady = new SteadyClock(clock);
        this.needsReceipts = needsReceipts;
    }

    /** Notes that the log has been read up to its end at the time when reading began. */
    public void replayCompleted() {
        replayed = true;
    }

    /** Notes the time of a verified heartbeat, up to which everything is known. An older one has no effect. */
    public void vouchedUntil(Instant asOf) {
        long now = clock.millis();
        long age = Math.max(0, now - asOf.toEpochMilli());
        vouched = newer(vouched, new Knowledge(asOf, now - age, steady.millis() - age));
        if (!needsReceipts) {
            counted = vouched;
        }
    }

    /** Returns what the newest heartbeat vouches for; empty before the first. */
    public Optional<Knowledge> vouched() {
        return Optional.ofNullable(vouched);
    }

    /** Notes that Kafka has acknowledged the report of this knowledge. */
    public synchronized void receipted(Knowledge reported) {
        counted = newer(counted, reported);
    }

    /** Discards the knowledge until the log has been read to its end again. */
    public synchronized void startOver() {
        replayed = false;
        if (needsReceipts) {
            counted = null;
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

    /** Returns the age of the knowledge that counts; empty if there is none yet. */
    public Optional<Duration> staleness() {
        Knowledge known = counted;
        return isReplayed() && known != null ? Optional.of(age(known)) : Optional.empty();
    }

    /** Returns the age of some knowledge. */
    public Duration age(Knowledge known) {
        return Duration.ofMillis(Math.max(0, ageMillis(known)));
    }

    /** Returns whether the knowledge is no older than a limit. Allocates nothing, because every request calls it. */
    public boolean isWithin(Duration limit) {
        Knowledge known = counted;
        return isReplayed() && known != null && ageMillis(known) <= limit.toMillis();
    }

    private long ageMillis(Knowledge known) {
        return Math.max(clock.millis() - known.wallMillis(), steady.millis() - known.steadyMillis());
    }

    private static Knowledge newer(@Nullable Knowledge known, Knowledge other) {
        return known == null || other.isNewerThan(known) ? other : known;
    }
}
