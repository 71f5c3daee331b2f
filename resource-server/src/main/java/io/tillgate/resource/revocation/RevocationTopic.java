package io.tillgate.resource.revocation;

import io.tillgate.event.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How the revocations topic is read: without a consumer group, so that every instance sees every record.
 *
 * @param name the topic's name
 * @param kafkaClient the client's settings: brokers and, where they ask for it, security
 */
public record RevocationTopic(String name, Map<String, Object> kafkaClient) {
    private static final int MAX_POLL_RECORDS = 2_000;
    private static final long RECONNECT_BACKOFF_MAX_MILLIS = 1_000;

    /** The topic by its usual name. */
    public static RevocationTopic of(Map<String, Object> kafkaClient) {
        return new RevocationTopic(Topic.REVOCATIONS.topicName(), kafkaClient);
    }

    KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "tillgate-revocations");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MILLIS);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
