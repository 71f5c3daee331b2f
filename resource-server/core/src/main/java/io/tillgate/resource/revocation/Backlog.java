package io.tillgate.resource.revocation;

import io.tillgate.resource.staleness.Freshness;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A great many records that a start finds. They are read twice: first only for what they are about, which takes seconds, so
 * that nothing of it is served; then on a thread of its own to be verified and applied, while the present is followed.
 */
final class Backlog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final long CLOSE_SECONDS = 2;

    private final Records records;
    private final RecordApplier applier;
    private final Freshness freshness;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::verify, "tillgate-revocations-backlog");
    private volatile boolean done;
    private volatile boolean spoilt;

    /** Where the records lie. */
    interface Records {
        /**
         * Verifies and applies them.
         *
         * @param left whether the rest is no longer wanted
         * @throws IOException where they are not what they were taken for: all of it has to be read elsewhere
         */
        void verify(RecordApplier applier, BooleanSupplier left) throws IOException, InterruptedException;

        /** Whether they are still good when the topic is made anew. */
        boolean outliveTheTopic();
    }

    /** Records that the applier has been told to suspect. */
    Backlog(Records records, RecordApplier applier, Freshness freshness) {
        this.records = records;
        this.applier = applier;
        this.freshness = freshness;
        thread.setDaemon(true);
    }

    /** Starts to verify. */
    void start() {
        thread.start();
    }

    /** Whether every record has been verified, and applied or rejected. */
    boolean isDone() {
        return done;
    }

    /** Whether the records were not what they were taken for; what they are about stays suspected. */
    boolean isSpoilt() {
        return spoilt;
    }

    boolean outlivesTheTopic() {
        return records.outliveTheTopic();
    }

    /** Leaves the rest; an interrupt would close the snapshot's file. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify() {
        try {
            records.verify(applier, this::isClosed);
            if (!isClosed()) {
                applier.dismissSuspects();
                LOG.info("The revocations that this start found are verified");
            }
            done = true;
        } catch (IOException | RuntimeException e) {
            LOG.error("The revocations that this start found cannot be verified: they are read again", e);
            freshness.startOver();
            spoilt = true;
        } catch (InterruptedException e) {
            LOG.debug("The backlog was left", e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
