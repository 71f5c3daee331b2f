package io.tillgate.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * The delays from the response to a revocation until the token is refused.
 *
 * @param name what is revoked
 * @param readers the resource servers, of which the last to refuse counts
 * @param load what runs beside it
 * @param count the number of revocations
 * @param p50Millis the median
 * @param p99Millis the 99th percentile
 * @param maxMillis the highest delay
 */
record Delays(
        String name, String readers, String load, long count, double p50Millis, double p99Millis, double maxMillis) {

    static Delays of(String name, String readers, String load, Histogram micros) {
        return new Delays(
                name,
                readers,
                load,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0,
                micros.getMaxValue() / 1_000.0);
    }

    String row() {
        return "| %s | %s | %s | %d | %.1f | %.1f | %.1f |"
                .formatted(name, readers, load, count, p50Millis, p99Millis, maxMillis);
    }
}
