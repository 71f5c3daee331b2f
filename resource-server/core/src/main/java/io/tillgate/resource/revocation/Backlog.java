package io.tillgate.resource.revocation;

import io.tillgate.resource.staleness.Freshness;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies a large number of records found at startup on its own thread, while the reader follows the topic. Their keys
 * have been noted as suspects, so that no token that they concern is accepted meanwhile.
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

    /** The source of the records. */
    interface Records {
        /**
         * Verifies and applies the records.
         *
         * @param left returns whether the rest is no longer needed
         * @throws IOException if the records are damaged or forged, and must be read from elsewhere
         */
        void verify(RecordApplier applier, BooleanSupplier left) throws IOException, InterruptedException;

        /** Returns whether the records remain valid if the topic is recreated. */
        boolean outliveTheTopic();
    }

    /** Creates a backlog of records that the applier has noted as suspects. */
    Backlog(Records records, RecordApplier applier, Freshness freshness) {
        this.records = records;
        this.applier = applier;
        this.freshness = freshness;
        thread.setDaemon(true);
    }

    /** Starts the verification. */
    void start() {
        thread.start();
    }

    /** Returns whether every record has been verified, and applied or rejected. */
    boolean isDone() {
        return done;
    }

    /** Returns whether the records were damaged or forged; their keys remain suspects. */
    boolean isSpoilt() {
        return spoilt;
    }

    boolean outlivesTheTopic() {
        return records.outliveTheTopic();
    }

    /** Stops before the rest. It does not interrupt the thread, which would close the snapshot's file. */
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
                LOG.info("Verified the revocations found at startup");
            }
            done = true;
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("Cannot verify the revocations found at startup; reading them again", e);
            freshness.startOver();
            spoilt = true;
        } catch (InterruptedException e) {
            LOG.debug("The verification of the backlog was interrupted", e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
