package io.tillgate.benchmarks;

import io.tillgate.benchmarks.load.Load;
import io.tillgate.benchmarks.load.LoadResult;
import io.tillgate.benchmarks.load.Scenario;
import io.tillgate.benchmarks.machine.Parts;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One turn of a scenario.
 *
 * @param perSecond the rate
 * @param p50Micros the median latency
 * @param p99Micros the 99th percentile of the latencies
 * @param partMicros the processor time per request of each part, including the work that was done after the last answer
 * @param remark the errors; empty if there were none
 */
record Turn(double perSecond, double p50Micros, double p99Micros, Map<String, Double> partMicros, String remark) {

    /** Runs a scenario, and waits until the parts are quiet again. They have to be quiet before. */
    static Turn run(Load load, Parts parts, int port, Scenario scenario, int connections, Duration time) {
        Map<String, Duration> before = parts.processorTimes();
        LoadResult result = load.run(port, scenario, connections, time);
        Map<String, Double> micros = new LinkedHashMap<>();
        parts.settled()
                .forEach((part, used) -> micros.put(
                        part, used.minus(before.get(part)).toNanos() / 1_000.0 / Math.max(1, result.answers())));
        return new Turn(
                result.perSecond(),
                result.latencies().getValueAtPercentile(50),
                result.latencies().getValueAtPercentile(99),
                micros,
                remark(result));
    }

    /** Returns the processor time per request of some parts. */
    double micros(Collection<String> parts) {
        return parts.stream()
                .mapToDouble(part -> partMicros.getOrDefault(part, 0.0))
                .sum();
    }

    private static String remark(LoadResult result) {
        if (result.answers() == 0) {
            return "no answers";
        }
        return result.unexpected() == 0 ? "" : result.unexpected() + " unexpected answers: " + result.firstUnexpected();
    }
}
