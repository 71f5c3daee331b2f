package io.tillgate.resource.revocation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.CloudEvent;
import io.tillgate.event.EnforcementReported;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.enforcement.EnforcementTopic;
import io.tillgate.resource.enforcement.InstanceIdentity;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class EnforcementTest {
    private static final EmbeddedServers servers = EmbeddedServers.shared();

    @Test
    @DisplayName("An instance reports that it joins, what it has applied, and that it leaves")
    void tells() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap(), true).withTopic()) {
            EnforcementReporter reporter = world.enforcement(Duration.ofSeconds(30));
            world.writer.startHeart();
            world.start();
            await().until(() -> world.freshness.isWithin(Duration.ofSeconds(5)));

            long revoked = world.writer.revoke(Kind.JTI, "token");

            await().until(() -> last(world.identity).orElseThrow().offset() >= revoked);
            List<Optional<EnforcementReported>> told = told(world.identity);
            assertThat(told.get(0).orElseThrow().ready()).isFalse();
            EnforcementReported last = last(world.identity).orElseThrow();
            assertThat(last.ready()).isTrue();
            assertThat(last.service()).isEqualTo("till");
            assertThat(last.servesUntil()).isEqualTo(requireNonNull(last.asOf()).plusSeconds(30));
            reporter.close();
            assertThat(last(world.identity)).isEmpty();
            assertThat(world.freshness.isWithin(Duration.ofDays(1))).isFalse();
        }
    }

    @Test
    @DisplayName("What it applied is reported at once for a heartbeat and for a record whose receipt a request awaits")
    void atOnce() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            Map<Long, Boolean> atOnce = new ConcurrentHashMap<>(); // by offset, whether to report it when it was new
            world.onApplied(atOnce::putIfAbsent);
            world.writer.beat();
            world.start();
            await().until(() -> world.freshness.isReplayed());

            long plain = world.writer.revoke(Kind.JTI, "token");
            await().until(() -> atOnce.containsKey(plain));
            long awaited = world.writer.revokeAwaited(Kind.JTI, "other");
            await().until(() -> atOnce.containsKey(awaited));
            long beat = world.writer.beat();
            await().until(() -> atOnce.containsKey(beat));

            assertThat(atOnce).containsEntry(plain, false).containsEntry(awaited, true);
            assertThat(atOnce).containsEntry(beat, true);
        }
    }

    @Test
    @DisplayName("Many revocations for which nobody waits cause no report each, and are reported within two seconds")
    void notEach() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap(), true).withTopic()) {
            world.enforcement(Duration.ofSeconds(30));
            world.writer.startHeart();
            world.start();
            await().until(() -> world.freshness.isWithin(Duration.ofSeconds(5)));
            world.writer.pauseHeart();
            int before = told(world.identity).size();
            long began = System.nanoTime();

            long last = 0;
            for (int i = 0; i < 200; i++) {
                last = world.writer.revoke(Kind.JTI, "token-" + i);
            }

            long end = last;
            await().until(() -> last(world.identity).orElseThrow().offset() >= end);
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            assertThat(told(world.identity).size() - before).isLessThanOrEqualTo((int) (2 * (seconds + 1)));
        }
    }

    @Test
    @DisplayName("A quarantined record and later ones are not reported as applied")
    void quarantined() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap(), true).withTopic()) {
            world.enforcement(Duration.ofSeconds(30));
            world.writer.startHeart();
            world.start();
            await().until(() -> world.freshness.isWithin(Duration.ofSeconds(5)));

            long forged = world.writer.write(Kind.JTI, "token", SigningKey.rsa("unknown"));
            long later = world.writer.revoke(Kind.JTI, "other");

            await().until(() -> world.applier.lastOffset() > later);
            await().until(() -> last(world.identity).orElseThrow().offset() == forged - 1);
            world.writer.revoke(Kind.JTI, "token");
            await().until(() -> last(world.identity).orElseThrow().offset() > later);
        }
    }

    @Test
    @DisplayName("An instance that cannot report does not serve; its last report is valid until its limit")
    void cannotTell() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap(), true).withTopic()) {
            EnforcementTopic missing = new EnforcementTopic("no-such-topic", world.client());
            world.enforcement(missing, Duration.ofSeconds(30));
            world.writer.startHeart();
            world.start();

            await().until(() -> world.reader.condition().startsWith("waiting to be registered"));

            assertThat(world.freshness.isReplayed()).isFalse();
            assertThat(world.freshness.isWithin(Duration.ofDays(1))).isFalse();
        }
    }

    private static Optional<EnforcementReported> last(InstanceIdentity identity) {
        List<Optional<EnforcementReported>> told = told(identity);
        return told.get(told.size() - 1);
    }

    private static List<Optional<EnforcementReported>> told(InstanceIdentity identity) {
        return TopicReader.read(servers.kafkaBootstrap(), Topic.ENFORCEMENT.topicName()).stream()
                .filter(record -> identity.instance().equals(record.key()))
                .map(record -> Optional.ofNullable(record.value()).map(value -> read(record)))
                .toList();
    }

    private static EnforcementReported read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return (EnforcementReported) CloudEvent.read(headers, record.value()).data();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }
}
