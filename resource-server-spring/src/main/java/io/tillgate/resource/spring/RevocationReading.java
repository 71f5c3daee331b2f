package io.tillgate.resource.spring;

import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.revocation.RevocationReader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the revocation reader, and what tells of its work, live as long as the application. It reads before the first request
 * comes, and what it knows ends after the last one has been answered.
 */
final class RevocationReading implements SmartLifecycle {
    private static final int BEFORE_THE_WEB_SERVER = Integer.MIN_VALUE + 1_000;

    private final RevocationReader reader;
    private final @Nullable EnforcementReporter reporter;
    private volatile boolean running;

    /**
     * @param reporter null where nobody is told
     */
    RevocationReading(RevocationReader reader, @Nullable EnforcementReporter reporter) {
        this.reader = reader;
        this.reporter = reporter;
    }

    @Override
    public void start() {
        if (reporter != null) {
            reporter.start();
        }
        reader.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (reporter != null) {
            reporter.close();
        }
        reader.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
