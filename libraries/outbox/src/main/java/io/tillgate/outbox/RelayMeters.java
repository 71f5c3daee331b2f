package io.tillgate.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a relay tells about itself. The gauges compare the time of its last round with the present, so that a relay that
 * hangs cannot look healthy. Thread-safe.
 */
final class RelayMeters implements AutoCloseable {
    /** A relay that works completes a round at each poll interval. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MeterRegistry meters;
    private final Counter relayed;
    private final List<Gauge> gauges;
    private volatile boolean holdsLock;
    private volatile @Nullable Long lastRound;

    RelayMeters(MeterRegistry meters) {
        this.meters = meters;
        this.relayed = Counter.builder("tillgate.outbox.relayed")
                .description("Records of the outbox that Kafka has acknowledged")
                .register(meters);
        this.gauges = List.of(
                Gauge.builder("tillgate.outbox.relaying", () -> isRelaying() ? 1 : 0)
                        .description(
                                "1 if this instance relays the outbox to Kafka; 0 if it stands by, if PostgreSQL or"
                                        + " Kafka is unavailable, or if it hangs")
                        .register(meters),
                Gauge.builder("tillgate.outbox.round.age", this::ageSeconds)
                        .baseUnit("seconds")
                        .description(
                                "Time since the relay of this instance last read the outbox and sent what it found;"
                                        + " infinite if it never did")
                        .register(meters));
    }

    /** The relay has read the outbox, and Kafka has acknowledged what it found. */
    void round(int records) {
        relayed.increment(records);
        lastRound = System.nanoTime();
        holdsLock = true;
    }

    /** The relay has given up its lock. */
    void stoodDown() {
        holdsLock = false;
    }

    private boolean isRelaying() {
        return holdsLock && ageSeconds() < PATIENCE.toSeconds();
    }

    private double ageSeconds() {
        Long last = lastRound;
        return last == null
                ? Double.POSITIVE_INFINITY
                : (System.nanoTime() - last) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void close() {
        gauges.forEach(meters::remove);
    }
}
