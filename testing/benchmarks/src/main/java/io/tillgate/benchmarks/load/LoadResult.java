package io.tillgate.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param answers how many requests were answered
 * @param unexpected how many of them not as expected
 * @param firstUnexpected the first such answer; empty where there was none
 * @param time how long the run took
 * @param latencies the time of each answer, in microseconds
 */
public record LoadResult(long answers, long unexpected, String firstUnexpected, Duration time, Histogram latencies) {

    /** Answers per second. */
    public double perSecond() {
        return answers / (time.toNanos() / 1e9);
    }
}
