package io.tillgate.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Topic;
import io.tillgate.local.part.FreePort;
import io.tillgate.local.part.PartProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
    private static final TopicPartition REVOCATIONS = new TopicPartition(Topic.REVOCATIONS.topicName(), 0);

    @Test
    @DisplayName("Revocations outlive a change of the issuer's address: they remain in force under its former name")
    void formerIssuer(@TempDir Path home) throws Exception {
        int port = FreePort.find();
        Path directory = home.resolve("kafka");
        PartProcess kafka = new PartProcess(
                new KafkaServer(directory, KafkaListeners.plain(port, FreePort.find()), true, List.of()), home);
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        try {
            kafka.start();
            kafka.awaitReady();
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>(REVOCATIONS.topic(), "sub:anna", "revoked"))
                        .get(30, TimeUnit.SECONDS);
            }
            kafka.stop(Duration.ofSeconds(60));
            Files.writeString(directory.resolve("issuer"), "http://localhost:8080"); // as earlier builds wrote it

            kafka.start();
            kafka.awaitReady();

            try (Admin admin = Admin.create(client)) {
                assertThat(admin.listOffsets(Map.of(REVOCATIONS, OffsetSpec.earliest()))
                                .partitionResult(REVOCATIONS)
                                .get(30, TimeUnit.SECONDS)
                                .offset())
                        .isZero();
            }
        } finally {
            kafka.kill();
        }
    }
}
