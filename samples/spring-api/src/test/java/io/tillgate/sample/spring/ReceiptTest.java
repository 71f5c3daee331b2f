package io.tillgate.sample.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.CloudEvent;
import io.tillgate.event.EnforcementReported;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.testissuer.TokenFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ReceiptTest {
    @TempDir
    static Path directory;

    static SpringWorld world;

    @BeforeAll
    static void start() {
        world = new SpringWorld(directory.resolve("snapshot"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    @DisplayName("The application reports the revocations that it enforces, and that it leaves when it stops")
    void receipts() {
        TokenFixture fixture = new TokenFixture().with("scope", "sales:create");
        String token = fixture.signedWith(world.issuer.key());
        await().until(() -> world.post("/sales", token) == 200);

        long revoked = world.revocations.revoke(Kind.JTI, fixture.claim("jti"));

        await().until(() -> enforcing(revoked).isPresent());
        assertThat(world.post("/sales", token)).isEqualTo(401);
        EnforcementReported told = enforcing(revoked).orElseThrow();
        assertThat(told.service()).isEqualTo("sample-spring-api");
        assertThat(told.instance()).startsWith("sample-spring-api/");
        assertThat(told.servesUntil())
                .as("by the longest limit of a scope")
                .isEqualTo(requireNonNull(told.asOf()).plus(Duration.ofHours(24)));

        world.stop();
        assertThat(told()).containsEntry(told.instance(), Optional.empty());
    }

    private static Optional<EnforcementReported> enforcing(long offset) {
        return told().values().stream()
                .flatMap(Optional::stream)
                .filter(each -> Boolean.TRUE.equals(each.ready()) && each.asOf() != null && each.offset() >= offset)
                .findFirst();
    }

    /** What each instance told last; empty where it is gone. */
    private static Map<String, Optional<EnforcementReported>> told() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", world.servers.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topic.ENFORCEMENT.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            Map<String, Optional<EnforcementReported>> told = new LinkedHashMap<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    told.put(record.key(), Optional.ofNullable(record.value()).map(value -> read(record)));
                }
            }
            return told;
        }
    }

    private static EnforcementReported read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return (EnforcementReported) CloudEvent.read(headers, record.value()).data();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
