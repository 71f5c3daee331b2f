package io.tillgate.resource.quarkus;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Logs that tokens cannot be checked, at most once per interval, because every request meets the same outage. */
final class OutageLog {
    private static final Logger LOG = Logger.getLogger(OutageLog.class);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());

    void log(String reason) {
        long next = nextAt.get();
        long now = System.nanoTime();
        if (now - next >= 0 && nextAt.compareAndSet(next, now + INTERVAL_NANOS)) {
            LOG.warnf("Tokens cannot be checked: %s", reason);
        }
    }
}
