package io.tillgate.resource.revocation;

import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.key.KeysUnavailableException;
import io.tillgate.resource.staleness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the revocations topic on a thread of its own: from its beginning, without a consumer group, for as long as the
 * process lives. Nothing ends it but {@link #close}: brokers that are away, a topic that is missing or was made anew, and
 * keys that cannot be fetched yet are waited for.
 */
public final class RevocationReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final RevocationTopic topic;
    private final RecordApplier applier;
    private final Freshness freshness;
    private final Enforcement enforcement;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tillgate-revocations");
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile String condition = "not started";

    /** A reader of a topic that tells nobody how far it is; {@link #start} starts it. */
    public RevocationReader(RevocationTopic topic, RecordApplier applier, Freshness freshness) {
        this(topic, applier, freshness, Enforcement.UNTOLD);
    }

    /** A reader of a topic; {@link #start} starts it. */
    public RevocationReader(
            RevocationTopic topic, RecordApplier applier, Freshness freshness, Enforcement enforcement) {
        this.topic = topic;
        this.applier = applier;
        this.freshness = freshness;
        this.enforcement = enforcement;
        thread.setDaemon(true);
    }

    /** Starts to read. */
    public void start() {
        thread.start();
    }

    /** What the reader is at, or what it waits for, in words for the health page. */
    public String condition() {
        return condition;
    }

    @Override
    public void close() {
        closed.countDown();
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
            while (!isClosed()) {
                try (KafkaConsumer<String, byte[]> opened = topic.consumer()) {
                    consumer = opened;
                    follow(opened);
                } catch (WakeupException | InterruptException e) {
                    LOG.debug("The revocation reader was asked to stop", e);
                } catch (KafkaException e) {
                    waitFor("Kafka: " + e.getMessage());
                } catch (RuntimeException e) {
                    LOG.error("The revocation reader failed and starts again", e);
                    waitFor("a new start after " + e.getClass().getSimpleName());
                } finally {
                    consumer = null;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The revocation reader was interrupted", e);
        }
        condition = "stopped";
    }

    private void follow(KafkaConsumer<String, byte[]> from) throws InterruptedException {
        List<TopicPartition> partitions = from.partitionsFor(topic.name(), METADATA_TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            waitFor("the topic " + topic.name());
            return;
        }
        from.assign(partitions);
        Map<TopicPartition, Long> ends = fromTheBeginning(from, partitions);
        boolean replaying = true;
        long lastTidied = System.nanoTime();
        while (!isClosed()) {
            try {
                if (!replaying && enforcement.mustJoin()) {
                    ends = join(from, partitions);
                    replaying = true;
                }
                apply(from.poll(POLL));
                enforcement.applied(applier.settledOffset());
                if (replaying && hasReached(from, ends)) {
                    replaying = false;
                    freshness.replayCompleted();
                    enforcement.joined();
                    condition = "following";
                    LOG.info("Replayed the revocations up to offset {}", applier.lastOffset());
                }
            } catch (InvalidOffsetException e) {
                LOG.warn("The revocations topic was made anew or cut: it is read from its beginning again", e);
                ends = fromTheBeginning(from, partitions);
                replaying = true;
            }
            if (System.nanoTime() - lastTidied > TIDY_NANOS) {
                applier.tidy();
                lastTidied = System.nanoTime();
            }
        }
    }

    private Map<TopicPartition, Long> fromTheBeginning(
            KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions) throws InterruptedException {
        applier.startOver();
        from.seekToBeginning(partitions);
        return join(from, partitions);
    }

    /** The ends come after the announcement: what is not before them waits for this instance. */
    private Map<TopicPartition, Long> join(KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions)
            throws InterruptedException {
        condition = "waiting to be known as an instance that enforces";
        enforcement.join();
        condition = "replaying";
        return from.endOffsets(partitions, METADATA_TIMEOUT);
    }

    private static boolean hasReached(KafkaConsumer<String, byte[]> from, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> from.position(end.getKey(), METADATA_TIMEOUT) >= end.getValue());
    }

    /** A batch is kept until it could be judged: without any key of the issuer, nothing can be. */
    private void apply(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        String before = condition;
        while (!isClosed()) {
            try {
                applier.apply(records);
                condition = before;
                return;
            } catch (KeysUnavailableException e) {
                waitFor("the issuer's keys: " + e.getMessage());
            }
        }
    }

    private void waitFor(String what) throws InterruptedException {
        String before = condition;
        condition = "waiting for " + what;
        if (!before.equals(condition)) {
            LOG.warn("The revocation reader waits for {}", what);
        }
        closed.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
