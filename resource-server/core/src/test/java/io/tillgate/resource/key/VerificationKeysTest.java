package io.tillgate.resource.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TickingClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerificationKeysTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final TestIssuer issuer = new TestIssuer();
    private final TickingClock clock = new TickingClock();
    private final VerificationKeys keys =
            new VerificationKeys(new JwkSetClient(URI.create(issuer.url() + "/oauth/jwks")), INTERVAL, clock);

    @BeforeEach
    void start() {
        issuer.start();
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("Each key has the one algorithm that the JWK set says")
    void algorithms() throws InterruptedException {
        issuer.publish(SigningKey.ellipticCurve("es"));
        issuer.publish(SigningKey.edwards("ed"));

        assertThat(keys.find("key-1").map(VerificationKey::algorithm)).contains("RS256");
        assertThat(keys.find("es").map(VerificationKey::algorithm)).contains("ES256");
        assertThat(keys.find("ed").map(VerificationKey::algorithm)).contains("EdDSA");
        assertThat(issuer.jwksCalls()).isEqualTo(1);
    }

    @Test
    @DisplayName("Made-up ids cause one fetch per interval, however many they are")
    void madeUp() throws InterruptedException {
        assertThat(keys.find("key-1")).isPresent();
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(issuer.jwksCalls()).isEqualTo(1);

        clock.advance(INTERVAL.plusMillis(1));
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(issuer.jwksCalls()).isEqualTo(2);
    }

    @Test
    @DisplayName("Concurrent lookups of a new key share one fetch")
    void together() throws InterruptedException {
        assertThat(keys.find("key-1")).isPresent();
        clock.advance(INTERVAL.plusMillis(1));
        issuer.publish(SigningKey.ellipticCurve("next"));

        List<CompletableFuture<Optional<VerificationKey>>> all = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> keys.lookUp("next"))
                .toList();

        assertThat(all).allMatch(found -> found.join().isPresent());
        assertThat(issuer.jwksCalls()).isEqualTo(2);
    }

    @Test
    @DisplayName("If a fetch fails, the last keys stay in use, and unknown ids are undecided")
    void outage() throws InterruptedException {
        assertThat(keys.find("key-1")).isPresent();
        issuer.stop();
        clock.advance(INTERVAL.plusMillis(1));

        assertThat(keys.find("next")).isEmpty();

        assertThat(keys.isOutOfReach()).isTrue();
        assertThat(keys.find("key-1")).isPresent();
        issuer.start();
        clock.advance(INTERVAL.plusMillis(1));
        assertThat(keys.find("next")).isEmpty();
        assertThat(keys.isOutOfReach()).isFalse();
    }

    @Test
    @DisplayName("Without any key a lookup fails, and the next one tries again")
    void nothingKnown() throws InterruptedException {
        issuer.stop();

        assertThatThrownBy(() -> keys.find("key-1")).isInstanceOf(KeysUnavailableException.class);

        issuer.start();
        assertThat(keys.find("key-1")).isPresent();
    }

    @Test
    @DisplayName("A key that the issuer announces is fetched before it signs, without waiting for the interval")
    void announced() throws InterruptedException {
        assertThat(keys.find("key-1")).isPresent();
        issuer.publish(SigningKey.edwards("next"));

        keys.announced(List.of("key-1", "next"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> keys.known("next").isPresent());
        int calls = issuer.jwksCalls();
        keys.announced(List.of("key-1", "next"));
        keys.announced(List.of("not", "there"));
        assertThat(issuer.jwksCalls()).isEqualTo(calls);
    }

    @Test
    @DisplayName("A revoked key is removed at once and never returns; its successor is fetched")
    void revoked() throws InterruptedException {
        assertThat(keys.find("key-1")).isPresent();
        issuer.publish(SigningKey.ellipticCurve("successor"));

        keys.revoke("key-1");

        assertThat(keys.known("key-1")).isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> keys.known("successor").isPresent());
        clock.advance(INTERVAL.plusMillis(1));
        assertThat(keys.find("key-1")).isEmpty();
    }
}
