package io.tillgate.resource.revocation;

import io.tillgate.resource.key.KeysUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of a partition from one offset up to another. If brokers or keys are unavailable, it retries. */
final class TopicBacklog implements Backlog.Records {
    private static final Logger LOG = LoggerFactory.getLogger(TopicBacklog.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long BACKOFF_SECONDS = 1;
    private static final int BATCH = 2_000;

    private final RevocationTopic topic;
    private final TopicPartition partition;
    private final long end;
    private long next;

    TopicBacklog(RevocationTopic topic, TopicPartition partition, long begin, long end) {
        this.topic = topic;
        this.partition = partition;
        this.next = begin;
        this.end = end;
    }

    @Override
    public void verify(RecordApplier applier, BooleanSupplier left) throws InterruptedException {
        while (!left.getAsBoolean() && next < end) {
            try (KafkaConsumer<String, byte[]> from = topic.consumer()) {
                from.assign(List.of(partition));
                from.seek(partition, next);
                verify(from, applier, left);
            } catch (InvalidOffsetException e) {
                LOG.debug("The rest of the backlog was deleted from the topic", e);
                next = end;
            } catch (KafkaException | KeysUnavailableException e) {
                LOG.warn("The verification of the revocation backlog waits: {}", e.toString());
                TimeUnit.SECONDS.sleep(BACKOFF_SECONDS);
            }
        }
    }

    @Override
    public boolean outliveTheTopic() {
        return false;
    }

    private void verify(KafkaConsumer<String, byte[]> from, RecordApplier applier, BooleanSupplier left)
            throws InterruptedException {
        while (!left.getAsBoolean() && next < end) {
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
}
