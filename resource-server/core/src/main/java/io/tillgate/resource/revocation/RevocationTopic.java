package io.tillgate.resource.revocation;

import io.tillgate.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the revocations topic without a consumer group, so that every instance receives every record.
 *
 * @param name the topic's name
 * @param kafkaClient the client's settings: brokers and, if they require it, security
 */
public record RevocationTopic(String name, Map<String, Object> kafkaClient) {
    private static final int MAX_POLL_RECORDS = 8_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int ANSWER_TIMEOUT_MILLIS = 5_000;

    /** Returns the topic with its default name. */
    public static RevocationTopic of(Map<String, Object> kafkaClient) {
        return new RevocationTopic(Topic.REVOCATIONS.topicName(), kafkaClient);
    }

    KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = GrouplessConsumer.settings(kafkaClient, "tillgate-revocations");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Returns the id that the brokers gave the topic when it was created.
     *
     * @throws KafkaException if the brokers do not answer
     */
    String id() throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "tillgate-revocations-topic");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            TopicDescription description =
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
            if (description == null) {
                throw new KafkaException("the topic " + name + " is not described");
            }
            return description.topicId().toString();
        } catch (ExecutionException e) {
            throw new KafkaException("the topic " + name + " cannot be described", e.getCause());
        }
    }
}
