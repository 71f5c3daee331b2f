package io.tillgate.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StoredKey OLD = key("old", 1, NOW.minus(Duration.ofDays(90)), null);
    private static final StoredKey CURRENT = key("current", 2, NOW.minus(Duration.ofDays(1)), null);
    private static final StoredKey NEXT = key("next", 3, NOW.plus(Duration.ofMinutes(10)), null);
    private static final StoredKey STOLEN = key("stolen", 4, NOW.minusSeconds(5), NOW);

    private final KeyHistory history = new KeyHistory(List.of(OLD, CURRENT, NEXT, STOLEN));

    @Test
    @DisplayName("The state of a key follows from its times alone")
    void states() {
        assertThat(history.state(OLD, NOW)).isEqualTo(KeyState.RETIRED);
        assertThat(history.state(CURRENT, NOW)).isEqualTo(KeyState.SIGNING);
        assertThat(history.state(NEXT, NOW)).isEqualTo(KeyState.NEXT);
        assertThat(history.state(STOLEN, NOW)).isEqualTo(KeyState.REVOKED);
        assertThat(history.state(CURRENT, NEXT.activatesAt())).isEqualTo(KeyState.RETIRED);
        assertThat(history.state(NEXT, NEXT.activatesAt())).isEqualTo(KeyState.SIGNING);
        assertThat(history.newest(SigningAlgorithm.RS256)).contains(NEXT);
        assertThat(history.newest(SigningAlgorithm.ES256)).isEmpty();
        assertThat(history.nextGeneration(SigningAlgorithm.RS256)).isEqualTo(5);
        assertThat(history.nextGeneration(SigningAlgorithm.ES256)).isEqualTo(1);
    }

    @Test
    @DisplayName("A key is published from its creation until its retention is over; a revoked one never")
    void published() {
        assertThat(history.published(NOW.minus(Duration.ofDays(8)))).containsExactly(OLD, CURRENT, NEXT);
        assertThat(history.published(NOW)).containsExactly(CURRENT, NEXT);
    }

    private static StoredKey key(String id, long generation, Instant activatesAt, @Nullable Instant revokedAt) {
        return new StoredKey(
                id, SigningAlgorithm.RS256, generation, activatesAt, activatesAt, revokedAt, null, Buffer.buffer());
    }
}
