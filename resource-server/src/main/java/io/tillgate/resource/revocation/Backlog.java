package io.tillgate.resource.revocation;

import io.tillgate.resource.key.KeysUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A great many records that a start finds. They are read twice: first only for what they are about, which takes seconds, so
 * that nothing of it is served; then on a thread of its own to be verified and applied, while the present is followed.
 */
final class Backlog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int BATCH = 2_000;

    private final RevocationTopic topic;
    private final TopicPartition partition;
    private final long end;
    private final RecordApplier applier;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::verify, "tillgate-revocations-backlog");
    private volatile boolean done;
    private long next;

    /** The records of a partition from one offset up to another. */
    Backlog(RevocationTopic topic, TopicPartition partition, long begin, long end, RecordApplier applier) {
        this.topic = topic;
        this.partition = partition;
        this.next = begin;
        this.end = end;
        this.applier = applier;
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

    /** Leaves the rest; an interrupt would close the snapshot's file. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify() {
        try {
            while (!isClosed() && next < end) {
                try (KafkaConsumer<String, byte[]> from = topic.consumer()) {
                    from.assign(List.of(partition));
                    from.seek(partition, next);
                    verify(from);
                } catch (InvalidOffsetException e) {
                    LOG.debug("The rest of the backlog is gone", e);
                    next = end;
                } catch (KafkaException | KeysUnavailableException e) {
                    LOG.warn("The backlog of revocations waits: {}", e.toString());
                    closed.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The backlog was left", e);
        }
        if (next >= end) {
            applier.dismissSuspects();
            LOG.info("The revocations up to offset {} are verified", end - 1);
        }
        done = true;
    }

    private void verify(KafkaConsumer<String, byte[]> from) throws InterruptedException {
        while (!isClosed() && next < end) {
            List<ReadRecord> batch = new ArrayList<>(BATCH);
            for (ConsumerRecord<String, byte[]> record : from.poll(POLL)) {
                if (record.offset() < end) {
                    batch.add(ReadRecord.of(record));
                }
                if (batch.size() == BATCH) {
                    applier.apply(batch);
                    batch = new ArrayList<>(BATCH);
                }
            }
            applier.apply(batch);
            next = from.position(partition);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
