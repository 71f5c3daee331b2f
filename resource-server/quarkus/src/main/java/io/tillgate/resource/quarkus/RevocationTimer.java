package io.tillgate.resource.quarkus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillgate.resource.measure.ResourceServerMeasures;
import io.tillgate.resource.revocation.RevocationDelays;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records the suite's service level: the time from a canary revocation to its refusal by this instance. */
@Singleton
class RevocationTimer implements RevocationDelays, MeterBinder {
    private volatile List<Timer> timers = List.of();

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        List<Timer> all = new ArrayList<>(timers);
        all.add(Timer.builder(ResourceServerMeasures.REVOCATION)
                .description(ResourceServerMeasures.REVOCATION_MEANING)
                .serviceLevelObjectives(ResourceServerMeasures.REVOCATION_BOUNDS.toArray(Duration[]::new))
                .register(registry));
        timers = List.copyOf(all);
    }

    @Override
    public void refused(Duration delay) {
        timers.forEach(timer -> timer.record(delay));
    }
}
