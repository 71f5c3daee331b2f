package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class BacklogTest {
    private static final EmbeddedServers servers = EmbeddedServers.shared();

    @TempDir
    Path directory;

    @Test
    @DisplayName("A long topic: unverified records block their tokens, forged ones never apply, and the snapshot waits")
    void longTopic() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        try (ReaderWorld world = new ReaderWorld(servers.kafkaBootstrap()).withTopic()) {
            for (int i = 0; i < 500; i++) {
                world.writer.revoke(Kind.JTI, "token-" + i);
            }
            String forged = SigningKey.rsa("key-1")
                    .sign(
                            Revocation.SET_TYPE,
                            RevocationWriter.revocation(RevocationKey.parse("jti:victim"))
                                    .toClaims());
            world.writer.write("jti:victim", forged);
            world.writer.write("nonsense", forged);
            world.writer.beat();
            try (Instance instance = world.hastyInstance(directory).start()) {
                await().until(instance.freshness::isReplayed);
                assertThat(instance.freshness.isWithin(Duration.ofMinutes(1))).isTrue();
                for (int i = 0; i < 500; i++) {
                    assertThat(instance.serves("token-" + i)).isFalse();
                }
                world.writer.revoke(Kind.JTI, "present");
                await().until(() -> !instance.serves("present"));

                await().until(() -> !instance.reader.isVerifying());
                assertThat(instance.log.size()).isEqualTo(501);
                assertThat(instance.log.isRevoked(Instance.token("token-499"))).isTrue();
                assertThat(instance.serves("victim")).isTrue();
                assertThat(instance.quarantine.records()).hasSize(2);
                await().until(() -> Files.exists(directory.resolve("state")));
            }
            try (Instance next = world.instance(directory).start()) {
                await().until(() -> next.log.size() == 501);
            }
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }
}
