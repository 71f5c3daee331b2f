package io.tillgate.benchmarks.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of one system, by name. Their processor time is read when they are quiet, so that work which a request
 * leaves for later is counted and does not disturb the next measurement. Not thread-safe.
 */
public final class Parts {
    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The share of a core that counts as quiet, unless the processes use more than that whenever nobody calls them. */
    private static final double QUIET_SHARE = 0.2;

    private static final double TOLERANCE = 1.5;

    private final Map<String, ProcessTree> processes;
    private double lowestShare = Double.MAX_VALUE;

    /**
     * @param processes the processes in the order of the report
     */
    public Parts(Map<String, ProcessTree> processes) {
        this.processes = new LinkedHashMap<>(processes);
    }

    /** Returns the processes. */
    public Map<String, ProcessTree> processes() {
        return processes;
    }

    /** Waits until the processes are quiet, or for ten seconds, and returns the processor time of each. */
    public Map<String, Duration> settled() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Duration> before = processorTimes();
        while (true) {
            long began = System.nanoTime();
            LockSupport.parkNanos(WINDOW.toNanos());
            Map<String, Duration> now = processorTimes();
            double share = (double) sum(now).minus(sum(before)).toNanos() / (System.nanoTime() - began);
            lowestShare = Math.min(lowestShare, share);
            if (share <= Math.max(QUIET_SHARE, TOLERANCE * lowestShare) && share < 1 || System.nanoTime() > giveUp) {
                return now;
            }
            before = now;
        }
    }

    /** Returns the processor time of each process so far. */
    public Map<String, Duration> processorTimes() {
        Map<String, Duration> times = new LinkedHashMap<>();
        processes.forEach((name, process) -> times.put(name, process.processorTime()));
        return times;
    }

    private static Duration sum(Map<String, Duration> times) {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
