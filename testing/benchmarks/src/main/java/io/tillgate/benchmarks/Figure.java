package io.tillgate.benchmarks;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A measurement.
 *
 * @param name the name of the work
 * @param service the service that answers
 * @param turns the turns
 * @param rawPerSecond the raw limit measured with each turn; null if there is none
 */
record Figure(
        String name,
        String service,
        List<Turn> turns,
        @Nullable List<Double> rawPerSecond) {

    String row() {
        Medians medians = new Medians(turns);
        double rate = medians.perSecond();
        return "| %s | %,.0f | %s | %.1f | %,.0f | %,.0f | %s |"
                .formatted(
                        name,
                        rate,
                        raw(rate),
                        medians.p99Millis(),
                        medians.micros(Set.of(service)),
                        medians.micros(),
                        medians.remark());
    }

    private String raw(double rate) {
        if (rawPerSecond == null) {
            return "-";
        }
        double raw = Medians.median(rawPerSecond);
        return "%,.0f (%.0f %%)".formatted(raw, 100 * rate / raw);
    }
}
