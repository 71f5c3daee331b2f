package io.tillgate.auth.receipt;

import jakarta.enterprise.context.ApplicationScoped;
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

    InstanceView(ReceiptConfig config) {
        this.config = config;
    }

    /** An instance has told something. */
    public void told(InstanceReport report) {
        if (reports.size() < MAX_INSTANCES || reports.containsKey(report.instance())) {
            reports.put(report.instance(), report);
        }
        reports.values().removeIf(known -> isGone(known, report.at().minus(REMEMBERED)));
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
        return at.isAfter(report.servesUntil().plus(config.clockAllowance()));
    }
}
