package io.tillgate.local.kafka;

import io.tillgate.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** The suite's topics at a broker that may still be starting. */
final class KafkaTopics {
    private static final int TIMEOUT_SECONDS = 90;
    /** Kafka's word for the high watermark. */
    private static final long EVERYTHING = -1;

    private final String bootstrap;

    KafkaTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Makes those that are missing; waits for the broker. */
    void create() {
        with(admin -> {
            Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = TopicPolicy.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        });
    }

    /** Deletes the revocations' records and keeps their offsets. */
    void forgetRevocations() {
        TopicPartition revocations = new TopicPartition(Topic.REVOCATIONS.topicName(), 0);
        with(admin -> admin.deleteRecords(Map.of(revocations, RecordsToDelete.beforeOffset(EVERYTHING)))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    private void with(Work work) {
        Map<String, Object> configuration = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 20L,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100L,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 50L);
        try (Admin admin = Admin.create(configuration)) {
            work.on(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not do what was asked of it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the broker", e);
        }
    }

    /** What is asked of the broker. */
    @FunctionalInterface
    private interface Work {
        void on(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
