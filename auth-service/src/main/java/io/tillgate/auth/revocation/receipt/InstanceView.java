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
 * The resource-server instances, as far as the enforcement topic has been read. Written by the thread that reads, read by
 * any. An instance is there until it says that it has left, or until it has certainly stopped serving by itself: one that is
 * merely silent may be paused, and go on.
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

    /** An instance has told something. Who is forgotten by now is up to the clock here, not to what it says of the time. */
    public void told(InstanceReport report) {
        if (reports.size() < MAX_INSTANCES || reports.containsKey(report.instance())) {
            reports.put(report.instance(), report);
        }
        Instant forgotten = clock.instant().minus(REMEMBERED);
        reports.values().removeIf(known -> isGone(known, forgotten));
    }

    /** An instance has left. */
    public void left(String instance) {
        reports.remove(instance);
    }

    /** The instances that may serve at a time, by their names. */
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
