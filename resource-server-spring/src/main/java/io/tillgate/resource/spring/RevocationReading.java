package io.tillgate.resource.spring;

import io.tillgate.resource.revocation.RevocationReader;
import org.springframework.context.SmartLifecycle;

/** Lets the revocation reader live as long as the application; it reads before the first request comes. */
final class RevocationReading implements SmartLifecycle {
    private static final int BEFORE_THE_WEB_SERVER = Integer.MIN_VALUE + 1_000;

    private final RevocationReader reader;
    private volatile boolean running;

    RevocationReading(RevocationReader reader) {
        this.reader = reader;
    }

    @Override
    public void start() {
        reader.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
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
