package io.tillgate.resource.revocation;

import io.tillgate.resource.key.KeysUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the reader is at or waits for, and whether it was asked to stop. Safe for any thread. */
final class ReaderCondition {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationReader.class);
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String words = "not started";

    /** Something that needs a key of the issuer. */
    interface Judging {
        /** Does it. */
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

    /** Waits a little, and says for what; the log is told once. */
    void waitFor(String what) throws InterruptedException {
        String before = words;
        words = "waiting for " + what;
        if (!before.equals(words)) {
            LOG.warn("The revocation reader waits for {}", what);
        }
        closed.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tries until it could be done: without any key of the issuer, nothing can be judged. */
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
