package io.tillgate.benchmarks.scale;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What revocations cost a number of readers.
 *
 * @param readers how many
 * @param consumers how many of them have Kafka clients of their own; 0 if one consumer reads for all
 * @param idle what a second without revocations costs: heartbeats and signs of life
 * @param each what one revocation costs in addition
 * @param micros the times from the beginning of the writing until the last reader has applied the revocation
 */
record FanOut(int readers, int consumers, Costs idle, Costs each, Histogram micros) {
    private static final String BEGIN = "<!-- Written by FanOutBenchmark; do not edit. -->\n";
    private static final String END = "<!-- End of what FanOutBenchmark writes. -->\n";
    private static final String HEADER = """
            | readers | Kafka clients | revocations | one reader, µs per revocation | one reader, bytes per revocation | Kafka, µs per revocation | reports per revocation | last reader, p50, ms | p99, ms | one reader, idle, µs/s | one reader, idle, bytes/s | Kafka, idle, ms/s |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    /**
     * Totals, or differences of totals.
     *
     * @param readerNanos the processor time of the readers' threads, Kafka's clients included
     * @param bytes what the consumers received
     * @param kafkaNanos the processor time of the broker
     * @param reports the records on the enforcement topic
     */
    record Costs(double readerNanos, double bytes, double kafkaNanos, double reports) {
        Costs minus(Costs other) {
            return new Costs(
                    readerNanos - other.readerNanos,
                    bytes - other.bytes,
                    kafkaNanos - other.kafkaNanos,
                    reports - other.reports);
        }

        Costs times(double factor) {
            return new Costs(readerNanos * factor, bytes * factor, kafkaNanos * factor, reports * factor);
        }
    }

    /** Returns a page with a new table in place of the one between its two marks. */
    static String into(String page, List<FanOut> measured) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalArgumentException("the page does not have the marks " + BEGIN + END);
        }
        String rows = measured.stream().map(each -> each.row() + "\n").collect(Collectors.joining());
        return page.substring(0, begin) + "\n" + HEADER + rows + "\n" + page.substring(end);
    }

    String row() {
        int receivers = Math.max(1, consumers);
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %d | %.1f | %,.0f | %,.0f | %s | %.1f | %.1f | %,.0f | %,.0f | %.1f |",
                readers,
                consumers == 0 ? "one for all" : "each its own",
                micros.getTotalCount(),
                each.readerNanos() / readers / 1e3,
                each.bytes() / receivers,
                each.kafkaNanos() / 1e3,
                consumers == 0 ? "-" : String.format(Locale.ROOT, "%.2f", each.reports()),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                idle.readerNanos() / readers / 1e3,
                idle.bytes() / receivers,
                idle.kafkaNanos() / 1e6);
    }
}
