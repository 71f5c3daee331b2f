package io.tillgate.auth.revocation.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The resource-server instances that the enforcement topic reports. Written by the reader thread, read by any. An
 * instance is kept until it reports that it leaves or must have stopped serving, because a silent one may only be
 * paused.
 */
@ApplicationScoped
public class InstanceView {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MAX_INSTANCES = 10_000;

    private final Map<String, InstanceReport> reports = new ConcurrentHashMap<>();
    private final ReceiptConfig config;
    private final Clock clock;

    InstanceView(ReceiptConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Stores a report. The local clock decides which instances are forgotten, not the times in the report. */
    public void told(InstanceReport report) {
        Instant forgotten = clock.instant().minus(REMEMBERED);
        reports.values().removeIf(known -> isGone(known, forgotten));
        if (reports.size() < MAX_INSTANCES || reports.containsKey(report.instance())) {
            reports.put(report.instance(), report);
        }
    }

    /** Removes an instance that has left. */
    public void left(String instance) {
        reports.remove(instance);
    }

    /** Returns the instances that may serve at a time, sorted by name. */
    public List<InstanceReport> live(Instant at) {
        return reports.values().stream()
                .filter(report -> !isGone(report, at))
                .sorted(Comparator.comparing(InstanceReport::instance))
                .toList();
    }

    private boolean isGone(InstanceReport report, Instant at) {
        return at.minus(config.clockAllowance()).isAfter(report.servesUntil());
    }
}
