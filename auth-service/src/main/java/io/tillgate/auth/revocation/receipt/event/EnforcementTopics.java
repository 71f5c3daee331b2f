package io.tillgate.auth.revocation.receipt.event;

import io.tillgate.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The enforcement topic from its beginning, and the newest part of the revocations topic, without a consumer group: every
 * instance of this service knows everything. For one thread, but for {@link #wakeUp}.
 */
final class EnforcementTopics implements AutoCloseable {
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(3);
    private static final long NEWEST = 2_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> enforcement;
    private final List<TopicPartition> revocations;

    /** Opens both; fails with a {@code KafkaException} where they cannot be read now. */
    EnforcementTopics(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "tillgate-receipts");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            this.enforcement = partitions(Topic.ENFORCEMENT);
            this.revocations = partitions(Topic.REVOCATIONS);
            consumer.assign(java.util.stream.Stream.concat(enforcement.stream(), revocations.stream())
                    .toList());
            consumer.seekToBeginning(enforcement);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(revocations, METADATA_TIMEOUT);
            consumer.endOffsets(revocations, METADATA_TIMEOUT)
                    .forEach((partition, end) ->
                            consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - NEWEST)));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    ConsumerRecords<String, byte[]> poll(Duration atMost) {
        return consumer.poll(atMost);
    }

    /** Where the enforcement topic ends now. */
    Map<TopicPartition, Long> enforcementEnds() {
        return consumer.endOffsets(enforcement, METADATA_TIMEOUT);
    }

    boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), METADATA_TIMEOUT) >= end.getValue());
    }

    /** Where the revocations topic ends now. */
    long revocationsEnd() {
        return consumer.endOffsets(revocations, METADATA_TIMEOUT).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Lets whatever waits in here fail with a {@code WakeupException}. For any thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(Topic topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName(), METADATA_TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic.topicName());
        }
        return partitions;
    }
}
