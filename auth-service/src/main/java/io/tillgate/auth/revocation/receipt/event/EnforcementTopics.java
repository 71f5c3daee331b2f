package io.tillgate.auth.revocation.receipt.event;

import io.tillgate.event.Topic;
import io.tillgate.resource.revocation.GrouplessConsumer;
import java.time.Duration;
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
 * The consumer of the whole enforcement topic and the newest records of the revocations topic. It has no consumer
 * group, because every instance of this service needs all records. For one thread, except {@link #wakeUp}.
 */
final class EnforcementTopics implements AutoCloseable {
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(3);
    private static final long NEWEST = 2_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> enforcement;
    private final List<TopicPartition> revocations;

    /** Opens both topics; fails with a {@code KafkaException} if they cannot be read. */
    EnforcementTopics(Map<String, Object> broker) {
        Map<String, Object> settings = GrouplessConsumer.settings(broker, "tillgate-receipts");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
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

    /** Returns the current end of the enforcement topic. */
    Map<TopicPartition, Long> enforcementEnds() {
        return consumer.endOffsets(enforcement, METADATA_TIMEOUT);
    }

    boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), METADATA_TIMEOUT) >= end.getValue());
    }

    /** Returns the current end of the revocations topic. */
    long revocationsEnd() {
        return consumer.endOffsets(revocations, METADATA_TIMEOUT).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Interrupts a blocking call with a {@code WakeupException}. For any thread. */
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
