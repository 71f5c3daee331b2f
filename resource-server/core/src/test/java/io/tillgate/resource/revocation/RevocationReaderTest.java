package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class RevocationReaderTest {
    private static final EmbeddedServers servers = EmbeddedServers.shared();

    @Test
    @DisplayName("Everything that was on the topic is applied before the log counts as replayed")
    void replay() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            for (int i = 0; i < 500; i++) {
                world.writer.revoke(Kind.JTI, "token-" + i);
            }
            world.writer.beat();
            assertThat(world.freshness.staleness()).isEmpty();

            world.reader.start();

            await().until(world.freshness::isReplayed);
            assertThat(world.log.size()).isEqualTo(500);
            assertThat(world.freshness.isWithin(Duration.ofSeconds(10))).isTrue();
            assertThat(world.reader.condition()).isEqualTo("following");
        }
    }

    @Test
    @DisplayName("Without a heartbeat the freshness is unknown")
    void emptyTopic() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            world.reader.start();

            await().until(world.freshness::isReplayed);

            assertThat(world.freshness.isWithin(Duration.ofDays(1))).isFalse();
        }
    }

    @Test
    @DisplayName("A record counts when its transaction commits; one of an aborted transaction never does")
    void uncommitted() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic();
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers.kafkaBootstrap(), "transactional.id", world.topic),
                        new StringSerializer(),
                        new StringSerializer())) {
            world.reader.start();
            await().until(world.freshness::isReplayed);
            producer.initTransactions();

            producer.beginTransaction();
            send(world, producer, "aborted");
            await().during(Duration.ofMillis(500)).until(() -> world.log.size() == 0);
            producer.abortTransaction();
            producer.beginTransaction();
            send(world, producer, "committed");
            producer.commitTransaction();

            await().until(() -> world.log.isRevoked(Instance.token("committed")));
            assertThat(world.log.isRevoked(Instance.token("aborted"))).isFalse();
        }
    }

    private static void send(ReaderWorld world, KafkaProducer<String, String> producer, String token) {
        String set = world.issuer.key().sign(Revocation.SET_TYPE, claims("jti:" + token));
        producer.send(new ProducerRecord<>(world.topic, "jti:" + token, set));
        producer.flush();
    }

    @Test
    @DisplayName("An error of the virtual machine does not end the reader")
    void error() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            AtomicBoolean thrown = new AtomicBoolean();
            world.onApplied((offset, atOnce) -> {
                if (thrown.compareAndSet(false, true)) {
                    throw new StackOverflowError();
                }
            });
            world.start();
            await().untilTrue(thrown);

            world.writer.revoke(Kind.JTI, "token");

            await().until(() -> world.log.size() == 1);
            await().until(world.freshness::isReplayed);
        }
    }

    @Test
    @DisplayName("A missing topic and an issuer that is away are waited for")
    void waits() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap())) {
            world.issuer.stop();
            world.reader.start();
            await().until(() -> world.reader.condition().startsWith("waiting for"));
            world.createTopic();
            world.writer.revoke(Kind.GRANT, "grant");
            await().until(() -> world.reader.condition().contains("keys"));
            assertThat(world.freshness.isReplayed()).isFalse();
            assertThat(world.quarantine.isEmpty()).isTrue();

            world.issuer.start();

            await().until(world.freshness::isReplayed);
            assertThat(world.log.size()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("Revocations that the issuer signed under a former name still apply")
    void formerIssuer() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            Map<String, Object> former = with(claims("jti:victim"), "iss", ReaderWorld.FORMER_ISSUER);
            world.writer.write("jti:victim", world.issuer.key().sign(Revocation.SET_TYPE, former));
            world.reader.start();

            await().until(() -> world.log.size() == 1);
            assertThat(world.quarantine.isEmpty()).isTrue();
        }
    }

    @Test
    @DisplayName("Unreadable or unverified records are quarantined and not applied, and reading continues")
    void rejected() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            SigningKey key = world.issuer.key();
            Map<String, Object> good = claims("jti:victim");
            String set = key.sign(Revocation.SET_TYPE, good);
            world.writer.write("jti:victim", set.substring(0, set.length() / 2));
            world.writer.write("jti:victim", "");
            world.writer.write("jti:victim", "{}");
            world.writer.write("jti:victim", SigningKey.rsa("key-1").sign(Revocation.SET_TYPE, good));
            world.writer.write("jti:victim", SigningKey.ellipticCurve("key-1").sign(Revocation.SET_TYPE, good));
            world.writer.write("jti:victim", key.sign("at+jwt", good));
            world.writer.write("jti:other", set);
            world.writer.write((String) null, set);
            world.writer.write("jti:victim", key.sign(Revocation.SET_TYPE, with(good, "iss", "https://evil.test")));
            world.writer.write("jti:victim", key.sign(Revocation.SET_TYPE, with(good, "events", Map.of())));
            world.writer.write("jti:victim", key.sign(Revocation.SET_TYPE, with(good, "not_before", "now")));
            world.writer.write("jti:victim", key.sign(Revocation.SET_TYPE, with(good, "iat", now() + 3_600)));
            world.writer.write("heartbeat", SigningKey.rsa("key-1").sign(Revocation.SET_TYPE, heartbeat()));
            world.reader.start();

            await().until(() -> world.quarantine.total() == 13);

            assertThat(world.log.size()).isZero();
            assertThat(world.freshness.isWithin(Duration.ofDays(1))).isFalse();
            world.writer.beat();
            world.writer.revoke(Kind.JTI, "living");
            await().until(() -> world.log.size() == 1);
            assertThat(world.freshness.isWithin(Duration.ofSeconds(10))).isTrue();
            assertThat(world.quarantine.records()).hasSize(12).noneMatch(each -> "heartbeat".equals(each.key()));
            world.writer.revoke(Kind.JTI, "victim");
            await().until(() -> world.quarantine.records().size() == 2);
        }
    }

    @Test
    @DisplayName(
            "A record whose key is published later is applied then; one of a retired key that has expired is passed over")
    void keysThatComeAndGo() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            SigningKey next = SigningKey.ellipticCurve("next");
            SigningKey retired = SigningKey.rsa("retired");
            world.writer.write(Kind.CLIENT, "client", next);
            world.writer.write("jti:old", retired.sign(Revocation.SET_TYPE, with(claims("jti:old"), "exp", now() - 5)));
            world.reader.start();
            await().until(() -> world.freshness.isReplayed() && !world.quarantine.isEmpty());
            assertThat(world.quarantine.records())
                    .singleElement()
                    .satisfies(each -> assertThat(each.key()).isEqualTo("client:client"));

            world.issuer.publish(next);

            await().until(world.quarantine::isEmpty);
            assertThat(world.log.size()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "A recreated topic is read from its beginning; known revocations are kept, and the instance is quarantined")
    void recreated() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            for (int i = 0; i < 20; i++) {
                world.writer.revoke(Kind.SUB, "before-" + i);
            }
            world.reader.start();
            await().until(() -> world.log.size() == 20);
            int jwksCalls = world.issuer.jwksCalls();

            world.deleteTopic();
            world.createTopic();
            await().ignoreExceptions().until(() -> world.writer.revoke(Kind.SUB, "after") >= 0);

            await().until(() -> world.log.size() == 21);
            assertThat(world.quarantine.records())
                    .singleElement()
                    .satisfies(each -> assertThat(each.reason()).contains("recreated"));
            // A revocation of a key may be lost too.
            await().until(() -> world.issuer.jwksCalls() > jwksCalls);
        }
    }

    @Test
    @DisplayName("Brokers that are unavailable at the start or later are retried")
    void brokersAway() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            world.writer.revoke(Kind.JTI, "first");
            servers.stopKafka();
            try {
                world.reader.start();
                await().until(() -> world.reader.condition().startsWith("waiting for Kafka"));
                assertThat(world.freshness.isReplayed()).isFalse();
            } finally {
                servers.startKafka();
            }
            await().until(() -> world.log.size() == 1);
            servers.killKafka();
            servers.startKafka();

            world.writer.revoke(Kind.JTI, "second");

            await().until(() -> world.log.size() == 2);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private static Map<String, Object> claims(String recordKey) {
        return RevocationWriter.revocation(RevocationKey.parse(recordKey)).toClaims();
    }

    private static Map<String, Object> heartbeat() {
        return Revocation.heartbeatClaims(TestIssuer.ISSUER, Instant.now());
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return changed;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
