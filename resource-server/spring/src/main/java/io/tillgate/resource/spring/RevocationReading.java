package io.tillgate.resource.spring;

import io.tillgate.resource.issuer.TrustedIssuers;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the revocation readers and enforcement reporters before the web server accepts requests, and stops them after
 * the last request has been answered.
 */
final class RevocationReading implements SmartLifecycle {
    private static final int BEFORE_THE_WEB_SERVER = Integer.MIN_VALUE + 1_000;

    private final TrustedIssuers issuers;
    private volatile boolean running;

    RevocationReading(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public void start() {
        issuers.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        issuers.close();
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
