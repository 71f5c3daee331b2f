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
 * Reads the revocations topic on a thread of its own: from where the snapshot ends or else from its beginning, without a
 * consumer group, for as long as the process lives. Nothing ends it but {@link #close}: brokers that are away, a topic that is
 * missing or was made anew, and keys that cannot be fetched yet are waited for.
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

    /** A reader of a topic that tells nobody how far it is, and keeps nothing; {@link #start} starts it. */
    public RevocationReader(RevocationTopic topic, RecordApplier applier, Freshness freshness) {
        this(topic, applier, freshness, Enforcement.UNTOLD, null);
    }

    /** A reader of a topic, with a snapshot where one is kept; {@link #start} starts it. */
    public RevocationReader(
            RevocationTopic topic,
            RecordApplier applier,
            Freshness freshness,
            Enforcement enforcement,
            @Nullable RevocationSnapshot snapshot) {
        this(topic, applier, freshness, enforcement, snapshot, LONG_BACKLOG);
    }

    /** The same, with how many records are too many to be verified before anything is served. */
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

    /** Starts to read. */
    public void start() {
        thread.start();
    }

    /** What the reader is at, or what it waits for, in words for the health page. */
    public String condition() {
        return condition.words();
    }

    /** Whether a long start is still being verified: what it is about is answered with "cannot be told now" until then. */
    public boolean isVerifying() {
        return follower.isVerifying();
    }

    /** How the snapshot goes, in words for the health page; empty where none is kept. */
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
        } catch (RuntimeException e) {
            LOG.error("The revocation reader failed and starts again", e);
            condition.waitFor("a new start after " + e.getClass().getSimpleName());
        }
    }

    @SuppressWarnings("deprecation") // what replaces it is not in kafka-clients 3.9, which Spring Boot brings
    private static void close(KafkaConsumer<String, byte[]> opened) {
        opened.close(CONSUMER_CLOSE_TIMEOUT);
    }
}
