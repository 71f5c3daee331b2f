package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.resource.enforcement.Enforcement;
import io.tillgate.resource.staleness.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic while a consumer lives, from where reading ended, in this process or an earlier one. A recreated
 * topic is read from its beginning. For the reader's thread.
 */
final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);
    private static final long NONE = -1;
    private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RevocationTopic topic;
    private final RecordApplier applier;
    private final Freshness freshness;
    private final Enforcement enforcement;
    private final @Nullable RevocationSnapshot snapshot;
    private final ReaderCondition condition;
    private final long longBacklog;
    private @Nullable TopicPosition position;
    private long awaitedOffset = NONE;
    private volatile @Nullable Backlog backlog;

    TopicFollower(
            RevocationTopic topic,
            RecordApplier applier,
            Freshness freshness,
            Enforcement enforcement,
            @Nullable RevocationSnapshot snapshot,
            ReaderCondition condition,
            long longBacklog) {
        this.topic = topic;
        this.applier = applier;
        this.freshness = freshness;
        this.enforcement = enforcement;
        this.snapshot = snapshot;
        this.condition = condition;
        this.longBacklog = longBacklog;
    }

    /** Restores the snapshot. */
    void restore() throws InterruptedException {
        if (snapshot != null) {
            condition.is("reading the snapshot");
            position = snapshot.restore(applier, longBacklog).orElse(null);
            if (!snapshot.isVerified()) {
                start(new Backlog(snapshot, applier, freshness));
            }
        }
    }

    boolean isVerifying() {
        Backlog verifying = backlog;
        return verifying != null && !verifying.isDone();
    }

    private void start(Backlog found) {
        backlog = found;
        found.start();
    }

    @Override
    public void close() {
        Backlog left = backlog;
        if (left != null) {
            left.close();
        }
    }

    void follow(KafkaConsumer<String, byte[]> from) throws InterruptedException {
        leaveWhatIsSpoilt();
        List<TopicPartition> partitions = from.partitionsFor(topic.name(), METADATA_TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            condition.waitFor("the topic " + topic.name());
            return;
        }
        from.assign(partitions);
        String topicId = topic.id();
        Map<TopicPartition, Long> ends = seek(from, partitions, topicId);
        skimWhatIsLong(from, ends);
        boolean replaying = true;
        long lastTidied = System.nanoTime();
        while (!condition.isClosed() && !isSpoilt()) {
            try {
                if (!replaying && enforcement.mustJoin()) {
                    ends = join(from, partitions);
                    replaying = true;
                }
                ConsumerRecords<String, byte[]> polled = from.poll(POLL);
                List<ReadRecord> records = read(polled);
                condition.whenKeysAreThere(() -> applier.apply(records));
                long settled = applier.settledOffset();
                enforcement.applied(settled, isReportAwaited(polled, settled));
                if (replaying && hasReached(from, ends)) {
                    replaying = false;
                    if (backlog == null) {
                        applier.dismissSuspects(); // these are the suspects of a forged snapshot
                    }
                    freshness.replayCompleted();
                    enforcement.joined();
                    condition.is("following");
                    LOG.info("Replayed the revocations up to offset {}", applier.lastOffset());
                }
            } catch (InvalidOffsetException e) {
                LOG.debug("The offset is no longer on the topic", e);
                madeAnew();
                topicId = topic.id();
                ends = fromTheBeginning(from, partitions);
                replaying = true;
            }
            if (applier.lastOffset() >= 0) {
                position = new TopicPosition(topicId, applier.resumeOffset());
            }
            if (System.nanoTime() - lastTidied > TIDY_NANOS) {
                applier.tidy();
                keep();
                lastTidied = System.nanoTime();
            }
        }
    }

    private boolean isSpoilt() {
        Backlog verifying = backlog;
        return verifying != null && verifying.isSpoilt();
    }

    /** Discards a spoilt backlog and reads the topic from its beginning; until then its keys remain suspects. */
    private void leaveWhatIsSpoilt() {
        if (isSpoilt()) {
            backlog = null;
            position = null;
            freshness.startOver();
            applier.startAgain(0);
            if (snapshot != null) {
                snapshot.beginAnew();
            }
        }
    }

    private void keep() throws InterruptedException {
        if (snapshot != null && position != null && !isVerifying()) {
            snapshot.save(position);
        }
    }

    private Map<TopicPartition, Long> seek(
            KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions, String topicId)
            throws InterruptedException {
        TopicPosition known = position;
        if (known == null || partitions.size() > 1) {
            return fromTheBeginning(from, partitions);
        }
        if (!known.topicId().equals(topicId)) {
            madeAnew();
            return fromTheBeginning(from, partitions);
        }
        from.seek(partitions.get(0), known.offset());
        return ends(from, partitions);
    }

    private Map<TopicPartition, Long> fromTheBeginning(
            KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions) throws InterruptedException {
        applier.startOver();
        from.seekToBeginning(partitions);
        return join(from, partitions);
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions)
            throws InterruptedException {
        if (enforcement.mustJoin()) {
            return join(from, partitions);
        }
        condition.is("replaying");
        return from.endOffsets(partitions, METADATA_TIMEOUT);
    }

    /** Announces this instance, then reads the end offsets: revocations after them wait for this instance. */
    private Map<TopicPartition, Long> join(KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions)
            throws InterruptedException {
        condition.is("waiting to be registered as an enforcing instance");
        enforcement.join();
        condition.is("replaying");
        return from.endOffsets(partitions, METADATA_TIMEOUT);
    }

    private void madeAnew() {
        Backlog left = backlog;
        if (left != null && !left.outlivesTheTopic()) {
            left.close();
            applier.dismissSuspects();
        }
        applier.topicWasMadeAnew();
    }

    /** If the topic is long, notes its keys as suspects and starts to verify its records in the background. */
    private void skimWhatIsLong(KafkaConsumer<String, byte[]> from, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        if (ends.size() > 1 || backlog != null) {
            return;
        }
        Map.Entry<TopicPartition, Long> end = ends.entrySet().iterator().next();
        long begin = from.position(end.getKey(), METADATA_TIMEOUT);
        if (end.getValue() - begin < longBacklog) {
            return;
        }
        condition.is("reading what is revoked");
        try {
            while (!condition.isClosed() && !hasReached(from, ends)) {
                List<ReadRecord> records = read(from.poll(POLL));
                condition.whenKeysAreThere(() -> applier.suspect(records));
            }
        } catch (InvalidOffsetException e) {
            LOG.debug("The records were deleted, reading continues", e);
            return;
        }
        if (!condition.isClosed()) {
            TopicBacklog skimmed = new TopicBacklog(topic, end.getKey(), begin, from.position(end.getKey()));
            start(new Backlog(skimmed, applier, freshness));
        }
    }

    private static boolean hasReached(KafkaConsumer<String, byte[]> from, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> from.position(end.getKey(), METADATA_TIMEOUT) >= end.getValue());
    }

    /** Returns whether somebody waits for a report: for that of a record which has taken effect, or a sign of life. */
    private boolean isReportAwaited(ConsumerRecords<String, byte[]> records, long settled) {
        boolean isAwaited = false;
        for (ConsumerRecord<String, byte[]> record : records) {
            isAwaited |= Revocation.HEARTBEAT_KEY.equals(record.key());
            if (record.headers().lastHeader(Revocation.RECEIPT_HEADER) != null) {
                awaitedOffset = Math.max(awaitedOffset, record.offset());
            }
        }
        if (awaitedOffset != NONE && awaitedOffset <= settled) {
            awaitedOffset = NONE;
            isAwaited = true;
        }
        return isAwaited;
    }

    private static List<ReadRecord> read(ConsumerRecords<String, byte[]> records) {
        List<ReadRecord> read = new ArrayList<>(records.count());
        records.forEach(record -> read.add(ReadRecord.of(record)));
        return read;
    }
}
