package io.tillgate.resource.revocation;

import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.staleness.Freshness;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the revocations topic on its own thread, without a consumer group, from the end of the snapshot or else from
 * the topic's beginning. It runs until {@link #close}: unavailable brokers, a missing or recreated topic, and keys that
 * cannot be fetched yet only make it wait.
 */
public final class RevocationReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationReader.class);
    private static final long LONG_BACKLOG = 50_000;
    private static final Duration CONSUMER_CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final RevocationTopic topic;
    private final @Nullable RevocationSnapshot snapshot;
    private final ReaderCondition condition = new ReaderCondition();
    private final TopicFollower follower;
    private final Thread thread = new Thread(this::run, "tillgate-revocations");
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /** Creates a reader without enforcement reports and snapshot; {@link #start} starts it. */
    public RevocationReader(RevocationTopic topic, RecordApplier applier, Freshness freshness) {
        this(topic, applier, freshness, Enforcement.UNTOLD, null);
    }

    /** Creates a reader, with a snapshot unless it is null; {@link #start} starts it. */
    public RevocationReader(
            RevocationTopic topic,
            RecordApplier applier,
            Freshness freshness,
            Enforcement enforcement,
            @Nullable RevocationSnapshot snapshot) {
        this(topic, applier, freshness, enforcement, snapshot, LONG_BACKLOG);
    }

    /** Creates a reader that verifies {@code longBacklog} or more records in the background, while it serves. */
    RevocationReader(
            RevocationTopic topic,
            RecordApplier applier,
            Freshness freshness,
            Enforcement enforcement,
            @Nullable RevocationSnapshot snapshot,
            long longBacklog) {
        this.topic = topic;
        this.snapshot = snapshot;
        this.follower = new TopicFollower(topic, applier, freshness, enforcement, snapshot, condition, longBacklog);
        thread.setDaemon(true);
    }

    /** Starts the reader. */
    public void start() {
        thread.start();
    }

    /** What the reader is doing or waiting for, in words for the health page. */
    public String condition() {
        return condition.words();
    }

    /** Returns whether records found at startup are being verified; the tokens that they concern are undecided. */
    public boolean isVerifying() {
        return follower.isVerifying();
    }

    /** The state of the snapshot for the health page; empty if none is kept. */
    public Optional<String> snapshotCondition() {
        return Optional.ofNullable(snapshot).map(RevocationSnapshot::condition);
    }

    @Override
    public void close() {
        condition.close();
        follower.close();
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            follower.restore();
            while (!condition.isClosed()) {
                followOnce();
            }
        } catch (InterruptedException e) {
            LOG.debug("The revocation reader was interrupted", e);
        } finally {
            if (snapshot != null) {
                snapshot.close();
            }
        }
        condition.is("stopped");
    }

    private void followOnce() throws InterruptedException {
        try {
            KafkaConsumer<String, byte[]> opened = topic.consumer();
            consumer = opened;
            try {
                follower.follow(opened);
            } finally {
                consumer = null;
                close(opened);
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("The revocation reader was asked to stop", e);
        } catch (KafkaException e) {
            condition.waitFor("Kafka: " + e.getMessage());
        } catch (RuntimeException | Error e) { // without this thread no revocation is read
            LOG.error("The revocation reader failed and starts again", e);
            condition.waitFor("a restart after " + e.getClass().getSimpleName());
        }
    }

    @SuppressWarnings("deprecation") // kafka-clients 3.9, which Spring Boot uses, lacks its replacement
    private static void close(KafkaConsumer<String, byte[]> opened) {
        opened.close(CONSUMER_CLOSE_TIMEOUT);
    }
}
