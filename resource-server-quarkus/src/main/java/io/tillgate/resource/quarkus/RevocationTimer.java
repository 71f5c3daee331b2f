package io.tillgate.resource.quarkus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillgate.resource.revocation.RevocationDelays;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The suite's service level: how long it takes from a revocation to the refusal here, by the canary's. */
@Singleton
class RevocationTimer implements RevocationDelays, MeterBinder {
    private static final Duration[] BOUNDS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private volatile List<Timer> timers = List.of();

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        List<Timer> all = new ArrayList<>(timers);
        all.add(Timer.builder("tillgate.revocation")
                .description("From the decision that a token is dead to its refusal here")
                .serviceLevelObjectives(BOUNDS)
                .register(registry));
        timers = List.copyOf(all);
    }

    @Override
    public void refused(Duration delay) {
        timers.forEach(timer -> timer.record(delay));
    }
}
