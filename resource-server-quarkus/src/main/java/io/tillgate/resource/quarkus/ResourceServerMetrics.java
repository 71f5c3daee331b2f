package io.tillgate.resource.quarkus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.security.identity.SecurityIdentity;
import io.tillgate.resource.cache.VerifiedTokenCache;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.measure.ResourceServerMeasures;
import io.tillgate.resource.revocation.Quarantine;
import io.tillgate.resource.revocation.RecordApplier;
import io.tillgate.resource.revocation.RevocationLog;
import io.tillgate.resource.staleness.Freshness;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The meters of a protected API. */
@Singleton
class ResourceServerMetrics implements MeterBinder {
    private final List<Measure> measures; // a registry holds them weakly

    ResourceServerMetrics(
            Freshness freshness,
            RevocationLog log,
            RecordApplier applier,
            Quarantine quarantine,
            VerifiedTokenCache<SecurityIdentity> cache) {
        this.measures = new ArrayList<>(ResourceServerMeasures.of(freshness, log, applier, quarantine));
        measures.add(ResourceServerMeasures.of(cache));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Measure measure : measures) {
            if (measure.growing()) {
                FunctionCounter.builder(
                                measure.name(), measure, each -> each.value().getAsDouble())
                        .description(measure.meaning())
                        .register(registry);
            } else {
                Gauge.builder(measure.name(), measure, each -> each.value().getAsDouble())
                        .baseUnit(measure.unit())
                        .description(measure.meaning())
                        .register(registry);
            }
        }
    }
}
