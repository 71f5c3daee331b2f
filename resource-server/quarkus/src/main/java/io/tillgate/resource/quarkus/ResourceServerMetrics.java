package io.tillgate.resource.quarkus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.measure.ResourceServerMeasures;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Registers the meters of a protected API. */
@Singleton
class ResourceServerMetrics implements MeterBinder {
    private final List<Measure> measures; // registries hold them weakly
    private final List<Runnable> removals = new CopyOnWriteArrayList<>();

    ResourceServerMetrics(TrustedIssuers issuers, VerifiedTokenCache<SecurityIdentity> cache) {
        this.measures = new ArrayList<>(issuers.measures());
        measures.add(ResourceServerMeasures.of(cache));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Measure measure : measures) {
            Meter meter = register(measure, registry);
            removals.add(() -> registry.remove(meter));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        removals.forEach(Runnable::run);
    }

    private static Meter register(Measure measure, MeterRegistry registry) {
        return measure.growing()
                ? FunctionCounter.builder(
                                measure.name(), measure, each -> each.value().getAsDouble())
                        .tags(tags(measure))
                        .description(measure.meaning())
                        .register(registry)
                : Gauge.builder(measure.name(), measure, each -> each.value().getAsDouble())
                        .tags(tags(measure))
                        .baseUnit(measure.unit())
                        .description(measure.meaning())
                        .register(registry);
    }

    private static Tags tags(Measure measure) {
        return measure.labels().entrySet().stream()
                .map(label -> Tags.of(label.getKey(), label.getValue()))
                .reduce(Tags.empty(), Tags::and);
    }
}
