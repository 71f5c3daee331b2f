package io.tillgate.resource.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tillgate.resource.measure.Measure;
import java.util.List;

/** Registers the meters of a protected API. */
final class RevocationMeters implements MeterBinder {
    private final List<Measure> measures; // registries hold them weakly

    RevocationMeters(List<Measure> measures) {
        this.measures = List.copyOf(measures);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Measure measure : measures) {
            Tags tags = tags(measure);
            if (measure.growing()) {
                FunctionCounter.builder(
                                measure.name(), measure, each -> each.value().getAsDouble())
                        .tags(tags)
                        .description(measure.meaning())
                        .register(registry);
            } else {
                Gauge.builder(measure.name(), measure, each -> each.value().getAsDouble())
                        .tags(tags)
                        .baseUnit(measure.unit())
                        .description(measure.meaning())
                        .register(registry);
            }
        }
    }

    private static Tags tags(Measure measure) {
        return measure.labels().entrySet().stream()
                .map(label -> Tags.of(label.getKey(), label.getValue()))
                .reduce(Tags.empty(), Tags::and);
    }
}
