package io.tillgate.auth.revocation.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The resource-server instances that the enforcement topic reports. Written by the reader thread, read by any. An
 * instance is kept until it reports that it leaves or must have stopped serving, because a silent one may only be
 * paused. Instances that exceed the memory limit are represented by one, {@link #OTHERS}, which never enforces anything.
 */
@ApplicationScoped
public class InstanceView {
    /** The name that represents the instances that exceed the memory limit. */
    static final String OTHERS = "(others)";

    private static final Logger LOG = Logger.getLogger(InstanceView.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration PURGED_EVERY = Duration.ofSeconds(1);

    /** Rarely, because a recount reads the whole topic. */
    private static final Duration RECOUNTED_EVERY = Duration.ofMinutes(10);

    /** Enough for some 40,000 instances with names of usual length. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** The memory of a report, apart from its names. */
    private static final int REPORT_BYTES = 320;

    private final Map<String, InstanceReport> reports = new ConcurrentHashMap<>();
    private final ReceiptConfig config;
    private final Clock clock;
    private final long maxBytes;
    private long bytes; // reader thread only
    private Instant nextPurge = Instant.MIN; // reader thread only
    private Instant nextRecount = Instant.MIN; // reader thread only
    private volatile Instant othersServeUntil = Instant.MIN;

    @Inject
    InstanceView(ReceiptConfig config, Clock clock) {
        this(config, clock, MAX_BYTES);
    }

    /** @param maxBytes the approximate memory that the reports may use */
    InstanceView(ReceiptConfig config, Clock clock, long maxBytes) {
        this.config = config;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    /** Stores a report. The local clock decides which instances are forgotten, not the times in the report. */
    public void told(InstanceReport report) {
        purge();
        InstanceReport known = reports.get(report.instance());
        long more = bytes(report) - (known == null ? 0 : bytes(known));
        if (bytes + more <= maxBytes) {
            reports.put(report.instance(), report);
            bytes += more;
            return;
        }
        left(report.instance());
        if (isGone(othersServeUntil, clock.instant())) {
            LOG.errorf("Too many resource server instances: %d are known, and no receipt is complete", reports.size());
        }
        if (report.servesUntil().isAfter(othersServeUntil)) {
            othersServeUntil = report.servesUntil();
        }
    }

    /** Removes an instance that has left. */
    public void left(String instance) {
        InstanceReport known = reports.remove(instance);
        bytes -= known == null ? 0 : bytes(known);
    }

    /**
     * Forgets {@link #OTHERS} if they may fit now. If it returns true, the reader must read all reports again before it
     * answers a request.
     */
    public boolean recount() {
        Instant now = clock.instant();
        if (isGone(othersServeUntil, now) || bytes > maxBytes / 2 || now.isBefore(nextRecount)) {
            return false;
        }
        nextRecount = now.plus(RECOUNTED_EVERY);
        othersServeUntil = Instant.MIN;
        return true;
    }

    /** Returns the instances that may serve at a time, sorted by name. */
    public List<InstanceReport> live(Instant at) {
        return stream(at).sorted(Comparator.comparing(InstanceReport::instance)).toList();
    }

    /** Returns the offset that every instance that may serve at a time has applied; the highest number if none does. */
    long appliedByAll(Instant at) {
        return stream(at).mapToLong(InstanceReport::offset).min().orElse(Long.MAX_VALUE);
    }

    private Stream<InstanceReport> stream(Instant at) {
        Instant othersUntil = othersServeUntil;
        Stream<InstanceReport> known = reports.values().stream().filter(report -> !isGone(report.servesUntil(), at));
        return isGone(othersUntil, at)
                ? known
                : Stream.concat(known, Stream.of(new InstanceReport(OTHERS, null, -1, at, null, othersUntil)));
    }

    /** Forgets instances, rarely because it looks at all of them. */
    private void purge() {
        Instant now = clock.instant();
        if (now.isBefore(nextPurge)) {
            return;
        }
        nextPurge = now.plus(PURGED_EVERY);
        Instant forgotten = now.minus(REMEMBERED);
        for (InstanceReport report : reports.values()) {
            if (isGone(report.servesUntil(), forgotten)) {
                left(report.instance());
            }
        }
    }

    private boolean isGone(Instant servesUntil, Instant at) {
        return at.minus(config.clockAllowance()).isAfter(servesUntil);
    }

    private static long bytes(InstanceReport report) {
        String service = report.service();
        return REPORT_BYTES + report.instance().length() + (service == null ? 0 : service.length());
    }
}
