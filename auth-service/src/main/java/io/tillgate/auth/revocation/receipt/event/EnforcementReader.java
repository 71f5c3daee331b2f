package io.tillgate.auth.revocation.receipt.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tillgate.auth.revocation.receipt.InstanceView;
import io.tillgate.auth.revocation.receipt.LongLeases;
import io.tillgate.auth.revocation.receipt.Receipts;
import io.tillgate.auth.revocation.receipt.RecordPositions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads both topics on its own thread and answers the waiting requests. Before an answer it reads the enforcement topic
 * up to its current end: an instance that may serve without the revocation has reported itself before the revocation
 * was on its topic, and is therefore known by then.
 */
@ApplicationScoped
class EnforcementReader {
    private static final Logger LOG = Logger.getLogger(EnforcementReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(10);
    private static final long TIMEOUT_SECONDS = 5;
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Map<String, Object> broker;
    private final EnforcementRecords records;
    private final InstanceView instances;
    private final LongLeases longLeases;
    private final Receipts receipts;
    private final RecordPositions positions;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "enforcement-reader");
    private volatile @Nullable EnforcementTopics open;
    private final AtomicBoolean dozing = new AtomicBoolean();
    private boolean recalled; // reader thread only
    private boolean away; // reader thread only

    EnforcementReader(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            EnforcementRecords records,
            InstanceView instances,
            LongLeases longLeases,
            Receipts receipts,
            RecordPositions positions,
            Clock clock) {
        this.broker = broker;
        this.records = records;
        this.instances = instances;
        this.longLeases = longLeases;
        this.receipts = receipts;
        this.positions = positions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        receipts.wakeBy(this::somebodyWaits);
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed.countDown();
        wakeUp();
        thread.join(CLOSE_TIMEOUT.toMillis());
    }

    /** The thread must run as long as the service does, because nothing else answers the waiting requests. */
    private void run() {
        while (!isClosed()) {
            safely(recalled ? this::followOnce : this::recallLongLeases);
            safely(receipts::giveUpOverdue);
        }
    }

    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("The enforcement reader failed and restarts", e);
            pause();
        }
    }

    /** Loads the stored instances before any request is answered. */
    private void recallLongLeases() {
        try {
            longLeases
                    .load()
                    .subscribeAsCompletionStage()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .forEach(instances::told);
            recalled = true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("The stored instances cannot be loaded now: %s", e.toString());
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until an error occurs, the service stops, or everything must be read again. */
    private void followOnce() {
        try (EnforcementTopics topics = new EnforcementTopics(broker)) {
            open = topics;
            away = false;
            follow(topics);
        } catch (WakeupException e) {
            LOG.debug("The enforcement reader was woken up", e);
        } catch (KafkaException e) {
            if (!away) {
                LOG.warnf("The reports of resource servers cannot be read now: %s", e.toString());
            }
            away = true;
            pause();
        } finally {
            open = null;
        }
    }

    private void follow(EnforcementTopics topics) {
        while (!isClosed()) {
            try {
                records.read(poll(topics));
                if (instances.recount()) {
                    LOG.info("Reading all reports of resource servers again, because there is room for all of them");
                    recalled = false;
                    return;
                }
                if (receipts.mayConclude(positions, topics::revocationsEnd)) {
                    conclude(topics);
                }
            } catch (WakeupException e) {
                LOG.trace("A request started waiting, or the service is stopping", e);
            }
        }
    }

    /** Polls for long if nothing waits. Only the first request to arrive interrupts it, to spare those that wait. */
    private ConsumerRecords<String, byte[]> poll(EnforcementTopics topics) {
        dozing.set(!receipts.isAnybodyWaiting());
        try {
            return topics.poll(receipts.isAnybodyWaiting() ? POLL_WHILE_WAITING : POLL);
        } finally {
            dozing.set(false);
        }
    }

    private void conclude(EnforcementTopics topics) {
        Instant at = clock.instant();
        Map<TopicPartition, Long> ends = topics.enforcementEnds();
        while (!topics.hasReached(ends) && !isClosed()) {
            records.read(topics.poll(POLL_WHILE_WAITING));
        }
        receipts.conclude(at);
    }

    private void somebodyWaits() {
        if (dozing.compareAndSet(true, false)) {
            wakeUp();
        }
    }

    private void wakeUp() {
        EnforcementTopics topics = open;
        if (topics != null) {
            topics.wakeUp();
        }
    }

    private void pause() {
        try {
            closed.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
