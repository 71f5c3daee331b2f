package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CanaryTest {

    @Test
    @DisplayName("A canary is measured on arrival, from its decision; earlier canaries and other clients are not")
    void measured() {
        try (ReaderWorld world = new ReaderWorld(EmbeddedServers.shared().kafkaBootstrap()).withTopic()) {
            Instant start = Instant.now();
            canary(world, start.minusSeconds(100));
            world.writer.revoke(Kind.CLIENT, "till");
            world.writer.beat();
            world.start();
            Awaitility.await().until(world.freshness::isReplayed);
            assertThat(world.delays).isEmpty();

            canary(world, Instant.now().minusMillis(1_500));
            world.writer.revoke(Kind.CLIENT, "other");
            canary(world, Instant.now().plusMillis(1_500));

            Awaitility.await().until(() -> world.delays.size() == 2);
            assertThat(world.delays.get(0)).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(20_000));
            assertThat(world.delays.get(1)).as("by a clock that is ahead").isZero();
        }
    }

    private static void canary(ReaderWorld world, Instant decided) {
        RevocationKey key = RevocationKey.of(Kind.CLIENT, Revocation.CANARY_CLIENT);
        Instant notBefore = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Revocation revocation = new Revocation(
                UUID.randomUUID().toString(),
                TestIssuer.ISSUER,
                decided,
                key,
                notBefore,
                notBefore.plusSeconds(600),
                "canary",
                null);
        world.writer.write(key.toString(), world.issuer.key().sign(Revocation.SET_TYPE, revocation.toClaims()));
    }
}
