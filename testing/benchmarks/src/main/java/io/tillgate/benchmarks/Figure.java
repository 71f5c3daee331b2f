package io.tillgate.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measurement.
 *
 * @param name the name of the work
 * @param perSecond the rate of each turn
 * @param rawPerSecond the raw limit measured with each turn; null if there is none
 * @param p99Micros the 99th percentile of each turn
 * @param serviceMicros the service's processor time per request, of each turn
 * @param machineMicros the processor time of everything but the load generator per request, of each turn
 * @param remark the errors; empty if there were none
 */
record Figure(
        String name,
        List<Double> perSecond,
        @Nullable List<Double> rawPerSecond,
        List<Double> p99Micros,
        List<Double> serviceMicros,
        List<Double> machineMicros,
        String remark) {

    String row() {
        double rate = median(perSecond);
        return "| %s | %,.0f | %s | %.1f | %,.0f | %,.0f | %s |"
                .formatted(
                        name,
                        rate,
                        rawPerSecond == null
                                ? "-"
                                : "%,.0f (%.0f %%)".formatted(median(rawPerSecond), 100 * rate / median(rawPerSecond)),
                        median(p99Micros) / 1_000,
                        median(serviceMicros),
                        median(machineMicros),
                        remark);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
