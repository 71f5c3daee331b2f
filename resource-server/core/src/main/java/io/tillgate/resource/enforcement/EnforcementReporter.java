package io.tillgate.resource.enforcement;

import io.tillgate.resource.staleness.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports on the enforcement topic what this instance has applied: at once if the reader says so, which it does for
 * each heartbeat, otherwise after a time without a report, and a tombstone on close. Runs on its own thread, so that no
 * token check waits.
 */
public final class EnforcementReporter implements Enforcement, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnforcementReporter.class);
    /** Slightly more than the interval of the heartbeats, which cause a report themselves. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMillis(1_250);

    private static final Duration GATHERING = Duration.ofMillis(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final EnforcementTopic topic;
    private final InstanceIdentity identity;
    private final Freshness freshness;
    private final Lease lease;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tillgate-enforcement");
    private volatile boolean failing;

    /**
     * Creates a reporter; {@link #start} starts it.
     *
     * @param limit the maximum age of the knowledge at which this instance still serves
     */
    public EnforcementReporter(
            EnforcementTopic topic, InstanceIdentity identity, Freshness freshness, Duration limit, Clock clock) {
        this.topic = topic;
        this.identity = identity;
        this.freshness = freshness;
        this.lease = new Lease(freshness, limit, clock);
        thread.setDaemon(true);
    }

    /** Starts the reporter. */
    public void start() {
        thread.start();
    }

    @Override
    public boolean mustJoin() {
        return lease.mustJoin();
    }

    @Override
    public void join() throws InterruptedException {
        lease.begin();
        while (!lease.isAnnounced() && !isClosed()) {
            news.release();
            lease.awaitAnnounced(SIGN_OF_LIFE);
        }
    }

    @Override
    public void joined() {
        lease.ready();
        news.release();
    }

    @Override
    public void applied(long offset, boolean atOnce) {
        lease.applied(offset);
        if (atOnce) {
            news.release();
        }
    }

    /** Stops this instance from serving, then reports that it has left. */
    @Override
    public void close() {
        freshness.end();
        closed.countDown();
        news.release();
        try {
            thread.join(CLOSE_TIMEOUT.plus(CLOSE_TIMEOUT).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosed()) {
                try (Producer<String, byte[]> producer = topic.producer()) {
                    report(producer);
                    leave(producer);
                } catch (KafkaException e) {
                    failed(e);
                    closed.await(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (RuntimeException | Error e) { // without this thread the instance would serve no more
                    LOG.error("The enforcement reporter failed and starts again", e);
                    closed.await(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The enforcement reporter was interrupted", e);
        }
    }

    private void report(Producer<String, byte[]> producer) throws InterruptedException {
        while (!isClosed()) {
            boolean isNews = news.tryAcquire(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            Lease.Report report = lease.report();
            if (report == null || isClosed()) {
                continue;
            }
            Future<RecordMetadata> unused = producer.send(topic.record(identity, report), (metadata, failure) -> {
                if (failure == null) {
                    failing = false;
                    lease.acknowledged(report);
                } else {
                    failed(failure);
                }
            });
            if (isNews) {
                closed.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS); // batches what arrives in between
            }
        }
    }

    private void leave(Producer<String, byte[]> producer) {
        if (lease.report() != null) {
            Future<RecordMetadata> unused = producer.send(topic.tombstone(identity)); // close() waits until it is sent
        }
        producer.close(CLOSE_TIMEOUT);
    }

    private void failed(Exception failure) {
        if (!failing && !isClosed()) {
            LOG.warn("Cannot report enforcement on topic {}: {}", topic.name(), failure.toString());
        }
        failing = true;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
