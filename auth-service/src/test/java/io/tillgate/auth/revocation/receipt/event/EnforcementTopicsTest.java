package io.tillgate.auth.revocation.receipt.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnforcementTopicsTest {
    private final EmbeddedServers servers = EmbeddedServers.shared();

    @Test
    @DisplayName("A record of an aborted transaction has no position that a receipt could wait for")
    void aborted() {
        String aborted = "jti:" + UUID.randomUUID();
        String committed = "jti:" + UUID.randomUUID();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.kafkaBootstrap(), "transactional.id", aborted),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topic.REVOCATIONS.topicName(), aborted, ""));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topic.REVOCATIONS.topicName(), committed, ""));
            producer.commitTransaction();
        }

        List<String> keys = new ArrayList<>();
        try (EnforcementTopics topics = new EnforcementTopics(Map.of("bootstrap.servers", servers.kafkaBootstrap()))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                topics.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
                return keys.contains(committed);
            });
        }

        assertThat(keys).doesNotContain(aborted);
    }
}
