package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.resource.snapshot.Snapshot;
import io.tillgate.resource.snapshot.SnapshotRecord;
import io.tillgate.resource.snapshot.SnapshotState;
import io.tillgate.resource.staleness.StalenessGate;
import io.tillgate.resource.staleness.StalenessPolicy;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RevocationSnapshotTest {
    private static final EmbeddedServers servers = EmbeddedServers.shared();

    @TempDir
    Path directory;

    private ReaderWorld world;

    @BeforeEach
    void fill() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        world = new ReaderWorld(servers.kafkaBootstrap()).withTopic();
        for (int i = 0; i < 50; i++) {
            world.writer.revoke(Kind.JTI, "token-" + i);
        }
        world.writer.beat();
        try (Instance first = world.instance(directory).start()) {
            await().until(() -> Files.exists(directory.resolve("state")) && first.log.size() == 50);
            await().until(() -> savedOffset() == 51);
        }
    }

    @AfterEach
    void close() {
        servers.startKafka();
        world.close();
    }

    @Test
    @DisplayName(
            "Restarted without Kafka and issuer, it restores its revocations with their age and serves each scope by"
                    + " its limit")
    void restart() throws Exception {
        Instant beaten = Instant.now();
        servers.stopKafka();
        world.issuer.stop();
        try (Instance second = world.instance(directory).start()) {
            await().until(second.freshness::isReplayed);

            assertThat(second.log.size()).isEqualTo(50);
            assertThat(second.keys.known("key-1")).isPresent();
            assertThat(second.quarantine.isEmpty()).isTrue();
            Duration staleness = second.freshness.staleness().orElseThrow();
            assertThat(second.clock.instant().minus(staleness)).isBefore(beaten);
            assertThat(second.freshness.isWithin(Duration.ofMinutes(1))).isTrue();
            StalenessGate gate = new StalenessGate(
                    second.freshness,
                    StalenessPolicy.FAIL_CLOSED,
                    Duration.ofSeconds(3),
                    Duration.ofHours(1),
                    Map.of("sales:create", Duration.ofHours(24)));
            await().until(() -> !gate.permits(List.of("sales:refund")));
            assertThat(gate.permits(List.of("sales:create"))).isTrue();

            servers.startKafka();
            world.issuer.start();
            world.writer.revoke(Kind.JTI, "later");
            await().until(() -> second.log.size() == 51);
            assertThat(second.applier.applied()).as("nothing is read twice").isEqualTo(51);
        }
    }

    @Test
    @DisplayName("Records read after the restart are in the next snapshot; quarantined ones are read again")
    void goesOn() {
        world.writer.write("jti:forged", SigningKey.rsa("key-1").sign(Revocation.SET_TYPE, claims("jti:forged")));
        world.writer.revoke(Kind.JTI, "behind-it");
        world.writer.beat();
        try (Instance second = world.instance(directory).start()) {
            await().until(() -> second.log.size() == 51 && !second.quarantine.isEmpty());
            await().until(() -> savedOffset() == 51);
        }
        try (Instance third = world.instance(directory).start()) {
            await().until(() -> !third.quarantine.isEmpty() && third.log.size() == 51);
            assertThat(third.quarantine.records())
                    .singleElement()
                    .satisfies(each -> assertThat(each.key()).isEqualTo("jti:forged"));
        }
    }

    @Test
    @DisplayName("A truncated snapshot is not used: the revocations are read from Kafka")
    void truncated() throws IOException {
        try (FileChannel records = FileChannel.open(records(), StandardOpenOption.WRITE)) {
            records.truncate(records.size() - 10);
        }
        assertNotUsed();
    }

    @Test
    @DisplayName("A snapshot of which a byte was changed is not used")
    void changed() throws IOException {
        try (FileChannel records = FileChannel.open(records(), StandardOpenOption.WRITE)) {
            records.write(ByteBuffer.wrap(new byte[] {'x'}), records.size() / 2);
        }
        assertNotUsed();
    }

    @Test
    @DisplayName("A state that was cut is not used")
    void truncatedState() throws IOException {
        byte[] state = Files.readAllBytes(directory.resolve("state"));
        Files.write(directory.resolve("state"), java.util.Arrays.copyOf(state, state.length / 2));
        assertNotUsed();
    }

    @Test
    @DisplayName("Signed content only: a well-formed snapshot with a record that the issuer did not sign is not used")
    void forged() throws Exception {
        String set = SigningKey.rsa("key-1").sign(Revocation.SET_TYPE, claims("sub:victim"));
        tamper("sub:victim", set, state().heartbeat());
        assertNotUsed();
    }

    @Test
    @DisplayName(
            "A long snapshot serves at once: nothing that it is about is served before it is verified, and nothing is kept twice")
    void longSnapshot() throws IOException {
        long kept = Files.size(records());
        servers.stopKafka();
        try (Instance second = world.hastyInstance(directory).start()) {
            await().until(second.freshness::isReplayed);
            for (int i = 0; i < 50; i++) {
                assertThat(second.serves("token-" + i)).isFalse();
            }
            assertThat(second.serves("other")).isTrue();
            await().until(() -> !second.reader.isVerifying());
            assertThat(second.log.size()).isEqualTo(50);

            servers.startKafka();
            world.writer.revoke(Kind.JTI, "later");
            world.writer.beat();
            await().until(() -> savedOffset() == 53);
            assertThat(second.log.size()).isEqualTo(51);
        }
        assertThat(Files.size(records()) - kept).as("one record more").isBetween(1L, kept / 25);
    }

    @Test
    @DisplayName(
            "A long snapshot with a record that the issuer did not sign: served no more, and read again from Kafka")
    void longAndForged() throws Exception {
        String set = SigningKey.rsa("key-1").sign(Revocation.SET_TYPE, claims("jti:victim"));
        tamper("jti:victim", set, state().heartbeat());
        servers.stopKafka();
        try (Instance second = world.hastyInstance(directory).start()) {
            await().until(() -> second.reader.condition().startsWith("waiting for Kafka"));
            await().until(() -> !second.freshness.isReplayed());

            servers.startKafka();

            await().until(second.freshness::isReplayed);
            await().until(() -> second.serves("victim"));
            assertThat(second.log.size()).isEqualTo(50);
            assertThat(second.quarantine.isEmpty()).isTrue();
            await().until(() -> Files.exists(directory.resolve("state")) && savedOffset() == 51);
        }
        try (Instance third = world.instance(directory).start()) {
            await().until(() -> third.log.size() == 50);
            assertThat(third.quarantine.isEmpty()).isTrue();
        }
    }

    @Test
    @DisplayName("A snapshot with a forged heartbeat is not trusted")
    void forgedHeartbeat() throws Exception {
        Map<String, Object> now = Revocation.heartbeatClaims("https://issuer.test", Instant.now());
        String known = world.issuer.key().sign(Revocation.SET_TYPE, claims("jti:token-1"));
        tamper("jti:token-1", known, SigningKey.rsa("key-1").sign(Revocation.SET_TYPE, now));
        assertNotUsed();
    }

    @Test
    @DisplayName("A snapshot that others may write to is not used: they could put their own keys there")
    void writable() throws IOException {
        Files.setPosixFilePermissions(directory.resolve("state"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertNotUsed();
    }

    @Test
    @DisplayName("An empty topic recreated while the instance was down: known revocations are kept, and the instance is"
            + " quarantined")
    void recreatedMeanwhile() {
        world.deleteTopic();
        world.createTopic();
        await().ignoreExceptions().until(() -> world.writer.beat() >= 0);
        try (Instance second = world.instance(directory).start()) {
            await().until(() -> !second.quarantine.isEmpty());
            await().until(() -> second.reader.condition().equals("following"));

            assertThat(second.log.size()).isEqualTo(50);
            assertThat(second.quarantine.records())
                    .singleElement()
                    .satisfies(each -> assertThat(each.reason()).contains("recreated"));
        }
    }

    @Test
    @DisplayName("A directory that another instance uses, or that cannot be, is done without")
    void taken() {
        try (Instance one = world.instance(directory).start();
                Instance other = world.instance(directory).start();
                Instance nowhere = world.instance(Path.of("/proc/nowhere")).start()) {
            await().until(() -> one.log.size() == 50 && other.log.size() == 50 && nowhere.log.size() == 50);
            assertThat(Stream.of(one, other)
                            .map(each -> java.util.Objects.requireNonNull(each.snapshot)
                                    .condition()))
                    .containsOnlyOnce("kept");
        }
    }

    private void assertNotUsed() {
        servers.stopKafka();
        try (Instance second = world.instance(directory).start()) {
            await().until(() -> second.reader.condition().startsWith("waiting for Kafka"));
            assertThat(second.freshness.isReplayed()).isFalse();
            assertThat(second.freshness.isWithin(Duration.ofDays(1))).isFalse();

            servers.startKafka();

            await().until(second.freshness::isReplayed);
            assertThat(second.log.size()).isEqualTo(50);
            assertThat(second.quarantine.isEmpty()).isTrue();
        }
    }

    private void tamper(String key, String set, String heartbeat) throws Exception {
        SnapshotState state = state();
        try (Snapshot snapshot = Snapshot.open(directory, 10_000_000)) {
            snapshot.resume(state, snapshot.read(state, batch -> {}));
            snapshot.append(new SnapshotRecord(
                    51, Instant.now().plusSeconds(600).getEpochSecond(), key, set.getBytes(StandardCharsets.US_ASCII)));
            snapshot.save(state.topicId(), 52, heartbeat, state.keys());
        }
    }

    private SnapshotState state() throws IOException {
        try (Snapshot snapshot = Snapshot.open(directory, 10_000_000)) {
            return snapshot.state().orElseThrow();
        }
    }

    private long savedOffset() throws IOException {
        String state = Files.readString(directory.resolve("state"));
        return Long.parseLong(state.replaceAll("(?s).*\"next_offset\":(\\d+).*", "$1"));
    }

    private Path records() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.getFileName().toString().startsWith("records-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private static Map<String, Object> claims(String recordKey) {
        return RevocationWriter.revocation(RevocationKey.parse(recordKey)).toClaims();
    }
}
