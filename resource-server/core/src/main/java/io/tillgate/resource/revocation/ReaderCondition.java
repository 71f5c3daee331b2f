package io.tillgate.resource.revocation;

import io.tillgate.resource.key.KeysUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the reader is doing or waiting for, and whether it was asked to stop. Thread-safe. */
final class ReaderCondition {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationReader.class);
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String words = "not started";

    /** An action that needs a key of the issuer. */
    interface Judging {
        /** Runs the action. */
        void run() throws InterruptedException;
    }

    String words() {
        return words;
    }

    void is(String what) {
        words = what;
    }

    void close() {
        closed.countDown();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits for the backoff and sets the condition; logs it once. */
    void waitFor(String what) throws InterruptedException {
        String before = words;
        words = "waiting for " + what;
        if (!before.equals(words)) {
            LOG.warn("The revocation reader waits for {}", what);
        }
        closed.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Retries an action while none of the issuer's keys is known, because nothing can be verified without one. */
    void whenKeysAreThere(Judging judging) throws InterruptedException {
        String before = words;
        while (!isClosed()) {
            try {
                judging.run();
                words = before;
                return;
            } catch (KeysUnavailableException e) {
                waitFor("the issuer's keys: " + e.getMessage());
            }
        }
    }
}
