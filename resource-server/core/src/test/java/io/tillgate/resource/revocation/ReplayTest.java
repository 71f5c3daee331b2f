package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ReplayTest {
    private static final Duration LONG = Revocation.REPLAY_ALLOWANCE.plusMinutes(1);

    private static final EmbeddedServers servers = EmbeddedServers.shared();

    @Test
    @DisplayName(
            "A genuine record that is written again after a heartbeat of much later is quarantined and not applied")
    void replayAfterHeartbeat() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            world.writer.beat();
            String first = revocation(world, "sub:victim", Instant.now().minus(LONG));
            world.writer.write("sub:victim", first);

            world.reader.start();

            await().until(() -> !world.quarantine.isEmpty());
            assertThat(world.quarantine.records())
                    .singleElement()
                    .satisfies(each -> assertThat(each.reason()).contains("a replay"));
            assertThat(world.log.size()).isZero();
            assertThat(world.applier.settledOffset()).isZero();
        }
    }

    @Test
    @DisplayName("Compaction leaves one heartbeat: a replay is also detected by other earlier records")
    void replayAfterRevocation() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            world.writer.revoke(Kind.GRANT, "another");
            world.writer.write(
                    "sub:victim", revocation(world, "sub:victim", Instant.now().minus(LONG)));
            world.writer.beat();

            world.reader.start();

            await().until(() -> !world.quarantine.isEmpty());
            assertThat(world.log.size()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("A later heartbeat does not prove a record genuine, and a newly signed record cures the quarantine")
    void cured() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            world.writer.write(
                    "sub:old", revocation(world, "sub:old", Instant.now().minus(LONG)));
            world.writer.beat();
            world.reader.start();
            await().until(world.freshness::isReplayed);
            assertThat(world.quarantine.isEmpty()).isTrue();
            assertThat(world.log.size()).isEqualTo(1);

            world.writer.write(
                    "sub:old", revocation(world, "sub:old", Instant.now().minus(LONG)));
            await().until(() -> !world.quarantine.isEmpty());
            world.writer.revoke(Kind.SUB, "old");

            await().until(world.quarantine::isEmpty);
        }
    }

    @Test
    @DisplayName(
            "Records that waited in the outbox, or for a long transaction, arrive late but in order, and are applied")
    void late() {
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            Instant away = Instant.now().minus(LONG.multipliedBy(3));
            for (int minute = 0; minute < 20; minute++) {
                String key = "grant:" + minute;
                world.writer.write(key, revocation(world, key, away.plus(Duration.ofMinutes(minute))));
            }
            world.writer.write("sub:slow", revocation(world, "sub:slow", away.plus(Duration.ofMinutes(12))));
            world.writer.beat();

            world.reader.start();

            await().until(world.freshness::isReplayed);
            assertThat(world.log.size()).isEqualTo(21);
            assertThat(world.quarantine.isEmpty()).isTrue();
        }
    }

    private static String revocation(ReaderWorld world, String key, Instant decided) {
        Revocation revocation = new Revocation(
                UUID.randomUUID().toString(),
                TestIssuer.ISSUER,
                decided,
                RevocationKey.parse(key),
                decided,
                decided.plus(Duration.ofDays(1)),
                "revoked_by_test",
                null);
        return world.issuer.key().sign(Revocation.SET_TYPE, revocation.toClaims());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
