package io.tillgate.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The result of a run.
 *
 * @param answers the number of responses
 * @param unexpected the number of unexpected responses
 * @param firstUnexpected the first unexpected response; empty if there was none
 * @param time the duration of the run
 * @param latencies the latencies in microseconds
 */
public record LoadResult(long answers, long unexpected, String firstUnexpected, Duration time, Histogram latencies) {

    /** Returns the number of responses per second. */
    public double perSecond() {
        return answers / (time.toNanos() / 1e9);
    }
}
