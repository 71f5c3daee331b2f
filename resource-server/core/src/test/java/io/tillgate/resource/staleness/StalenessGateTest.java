package io.tillgate.resource.staleness;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.testissuer.TickingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StalenessGateTest {
    private final TickingClock clock = new TickingClock();
    private final Freshness freshness = new Freshness(clock);

    @Test
    @DisplayName("Fresh knowledge serves, whatever the policy")
    void fresh() {
        known();
        for (StalenessPolicy policy : StalenessPolicy.values()) {
            assertThat(gate(policy).decide()).isEqualTo(Decision.SERVE);
        }
    }

    @Test
    @DisplayName("fail-closed refuses past max-age")
    void failClosed() {
        known();
        clock.advance(Duration.ofSeconds(30));
        assertThat(gate(StalenessPolicy.FAIL_CLOSED).decide()).isEqualTo(Decision.SERVE);
        clock.advance(Duration.ofMillis(1));
        assertThat(gate(StalenessPolicy.FAIL_CLOSED).decide()).isEqualTo(Decision.REFUSE);
    }

    @Test
    @DisplayName("serve-stale serves up to its limit, then refuses, and never before the log was replayed")
    void serveStale() {
        assertThat(gate(StalenessPolicy.SERVE_STALE).decide()).isEqualTo(Decision.REFUSE);
        known();
        clock.advance(Duration.ofHours(1));
        assertThat(gate(StalenessPolicy.SERVE_STALE).decide()).isEqualTo(Decision.SERVE);
        clock.advance(Duration.ofMillis(1));
        assertThat(gate(StalenessPolicy.SERVE_STALE).decide()).isEqualTo(Decision.REFUSE);
    }

    @Test
    @DisplayName("introspect asks from the start until the knowledge is fresh, and past max-age")
    void introspect() {
        assertThat(gate(StalenessPolicy.INTROSPECT).decide()).isEqualTo(Decision.INTROSPECT);
        known();
        assertThat(gate(StalenessPolicy.INTROSPECT).decide()).isEqualTo(Decision.SERVE);
        clock.advance(Duration.ofSeconds(31));
        assertThat(gate(StalenessPolicy.INTROSPECT).decide()).isEqualTo(Decision.INTROSPECT);
    }

    @Test
    @DisplayName("A heartbeat from the future counts up to now; an old one does not reduce the freshness")
    void heartbeats() {
        freshness.replayCompleted();
        freshness.vouchedUntil(clock.instant().plusSeconds(3600));
        freshness.vouchedUntil(clock.instant().minusSeconds(3600));
        clock.advance(Duration.ofSeconds(31));
        assertThat(freshness.staleness()).contains(Duration.ofSeconds(31));
    }

    @Test
    @DisplayName("Knowledge ages if the clock is set back by an hour, and new knowledge still counts")
    void clockSetBack() {
        Duration limit = Duration.ofSeconds(2);
        known();
        assertThat(freshness.isWithin(limit)).isTrue();

        clock.advance(Duration.ofHours(-1));

        await().atMost(20, SECONDS).until(() -> !freshness.isWithin(limit));
        assertThat(freshness.staleness().orElseThrow()).isBetween(limit, Duration.ofMinutes(10));
        freshness.vouchedUntil(clock.instant().plus(Duration.ofHours(1)));
        assertThat(freshness.isWithin(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    @DisplayName("New knowledge counts after the clock has been set ahead by less than the limit")
    void clockSetAhead() {
        known();
        clock.advance(Duration.ofSeconds(20));

        freshness.vouchedUntil(clock.instant().minusSeconds(10));

        assertThat(freshness.isWithin(Duration.ofSeconds(15))).isTrue();
    }

    @Test
    @DisplayName("Knowledge ages while the machine sleeps and only the wall clock goes on")
    void asleep() {
        known();

        clock.advance(Duration.ofHours(8));

        assertThat(freshness.isWithin(Duration.ofHours(7))).isFalse();
        assertThat(freshness.isWithin(Duration.ofHours(8))).isTrue();
    }

    @Test
    @DisplayName(
            "A scope is served up to its own limit, everything else up to max-age; of several the strictest applies")
    void scopes() {
        StalenessGate gate = new StalenessGate(
                freshness,
                StalenessPolicy.FAIL_CLOSED,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Map.of("sales:create", Duration.ofHours(24), "keys:write", Duration.ofSeconds(5)));
        assertThat(gate.permits(List.of("sales:create"))).isFalse();
        known();
        assertThat(gate.permitsEverything()).isTrue();

        clock.advance(Duration.ofSeconds(6));
        assertThat(gate.permitsEverything()).isFalse();
        assertThat(gate.permits(List.of("keys:write"))).isFalse();
        assertThat(gate.permits(List.of("sales:create", "keys:write"))).isFalse();
        assertThat(gate.permits(List.of("sales:refund"))).isTrue();
        assertThat(gate.permits(List.of())).isTrue();

        clock.advance(Duration.ofSeconds(25));
        assertThat(gate.decide()).isEqualTo(Decision.SERVE);
        assertThat(gate.permits(List.of("sales:create"))).isTrue();
        assertThat(gate.permits(List.of("sales:create", "sales:refund"))).isFalse();
        assertThat(gate.permits(List.of())).isFalse();

        clock.advance(Duration.ofHours(24));
        assertThat(gate.decide()).isEqualTo(Decision.REFUSE);
        assertThat(gate.permits(List.of("sales:create"))).isFalse();
    }

    @Test
    @DisplayName("With serve-stale a scope may be stricter than everything else")
    void stricterScope() {
        StalenessGate gate = new StalenessGate(
                freshness,
                StalenessPolicy.SERVE_STALE,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Map.of("sales:refund", Duration.ofMinutes(5)));
        known();
        clock.advance(Duration.ofMinutes(6));

        assertThat(gate.permits(List.of("sales:refund"))).isFalse();
        assertThat(gate.permits(List.of("menu:read"))).isTrue();
        assertThat(gate.limit(List.of())).isEqualTo(Duration.ofHours(1));
    }

    private void known() {
        freshness.replayCompleted();
        freshness.vouchedUntil(clock.instant());
    }

    private StalenessGate gate(StalenessPolicy policy) {
        return new StalenessGate(freshness, policy, Duration.ofSeconds(30), Duration.ofHours(1));
    }
}
