package io.tillgate.audit.event;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.tillgate.event.Topic;
import io.tillgate.resource.revocation.GrouplessConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole topics again on a separate thread, outside the consumer group. Records that the log already has are
 * skipped by their id.
 */
@ApplicationScoped
class GapReplay {
    private static final Logger LOG = Logger.getLogger(GapReplay.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final EventReader reader;
    private final Map<String, Object> broker;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;

    GapReplay(EventReader reader, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.reader = reader;
        this.broker = broker;
    }

    /** Starts a replay unless one is running. */
    void start(Set<String> topics) {
        if (running.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> run(topics), "audit-replay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop() {
        stopped = true;
    }

    private void run(Set<String> topics) {
        try {
            topics.forEach(this::read);
            LOG.infof("Replayed %s", topics);
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf(e, "Cannot replay %s", topics);
        } finally {
            running.set(false);
        }
    }

    private void read(String topic) {
        try (KafkaConsumer<String, byte @Nullable []> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!stopped
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                store(topic, consumer.poll(POLL));
            }
        }
    }

    private void store(String topic, ConsumerRecords<String, byte @Nullable []> records) {
        Uni<Void> stored =
                topic.equals(Topic.REVOCATIONS.topicName()) ? reader.revocations(records) : reader.events(records);
        try {
            stored.subscribeAsCompletionStage().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the records could not be stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = GrouplessConsumer.settings(broker, "tillgate-replay");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
        return settings;
    }
}
