package io.tillgate.auth.revocation.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.testissuer.TickingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceViewTest {
    private static final Instant NOW = new TickingClock().instant();

    /** How many instances with short names fit. */
    private static final int SMALL = 20;

    private static final int SMALL_BYTES = SMALL * 335;

    private final TickingClock clock = new TickingClock();
    private final InstanceView view = new InstanceView(new TestReceiptConfig(1), clock);

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T13:00:00Z", "2999-01-01T00:00:00Z", "2020-01-01T00:00:00Z"})
    @DisplayName("An instance with a wrong clock does not cause others to be forgotten")
    void wrongClock(String at) {
        view.told(report("till-1", NOW, NOW.plusSeconds(30)));

        view.told(report("till-2", Instant.parse(at), Instant.parse(at).plusSeconds(30)));

        assertThat(names(NOW)).contains("till-1");
    }

    @Test
    @DisplayName("One that serves until the end of all time is one among others")
    void endOfTime() {
        view.told(report("till-1", NOW, NOW.plusSeconds(30)));
        view.told(report("till-2", Instant.MIN, Instant.MIN));

        view.told(report("till-3", Instant.MAX, Instant.MAX));

        assertThat(names(NOW)).containsExactly("till-1", "till-3");
    }

    @Test
    @DisplayName("An instance whose lease has ended counts for the clock allowance, and not longer")
    void gone() {
        view.told(report("till-1", NOW, NOW.plusSeconds(30)));

        assertThat(names(NOW.plusSeconds(35))).containsExactly("till-1");
        assertThat(names(NOW.plusSeconds(35).plusMillis(1))).isEmpty();
    }

    @Test
    @DisplayName("A full view makes room for a new instance if another has stopped serving")
    void full() {
        InstanceView small = new InstanceView(new TestReceiptConfig(1), clock, SMALL_BYTES);
        for (int i = 0; i < SMALL; i++) {
            small.told(report("till-" + i, NOW, NOW.plusSeconds(i == 0 ? 30 : 3600)));
        }
        clock.advance(Duration.ofSeconds(700));
        Instant now = clock.instant();

        small.told(report("new", now, now.plusSeconds(30)));

        assertThat(names(small, now)).hasSize(SMALL).contains("new").doesNotContain("till-0", InstanceView.OTHERS);
    }

    @Test
    @DisplayName("There is no cliff at 10,000 instances: 30,000 are counted")
    void many() {
        for (int i = 0; i < 30_000; i++) {
            view.told(report("sample-pos-api/sample-pos-api-7d9f8b6c5-" + i, NOW, NOW.plusSeconds(30)));
        }

        assertThat(view.live(NOW)).hasSize(30_000);
        assertThat(view.appliedByAll(NOW)).isEqualTo(1);
    }

    @Test
    @DisplayName("Instances beyond the memory limit count as one that enforces nothing, until all must have stopped")
    void beyondTheLimit() {
        InstanceView small = new InstanceView(new TestReceiptConfig(1), clock, SMALL_BYTES);
        for (int i = 0; i < SMALL + 3; i++) {
            small.told(report("till-" + i, NOW, NOW.plusSeconds(30 + i)));
        }
        Instant end = NOW.plusSeconds(30 + SMALL + 2 + 5);

        assertThat(names(small, NOW)).hasSize(SMALL + 1).contains(InstanceView.OTHERS);
        assertThat(small.appliedByAll(NOW)).isNegative();
        assertThat(names(small, end)).containsExactly(InstanceView.OTHERS);
        assertThat(names(small, end.plusMillis(1))).isEmpty();
    }

    @Test
    @DisplayName(
            "Instances beyond the limit are counted again when half of the memory is free, every ten minutes at most")
    void recount() {
        InstanceView small = new InstanceView(new TestReceiptConfig(1), clock, SMALL_BYTES);
        Instant end = NOW.plus(Duration.ofDays(300));
        assertThat(small.recount()).isFalse();
        for (int i = 0; i < SMALL + 3; i++) {
            small.told(report("till-" + i, NOW, end));
        }
        assertThat(small.recount()).isFalse();
        for (int i = 0; i < SMALL + 3; i++) {
            small.left("till-" + i);
        }
        assertThat(names(small, NOW)).containsExactly(InstanceView.OTHERS);

        assertThat(small.recount()).isTrue();

        assertThat(names(small, NOW)).isEmpty();
        small.told(report("x".repeat(SMALL_BYTES), NOW, end));
        assertThat(small.recount()).isFalse();
        clock.advance(Duration.ofMinutes(10));
        assertThat(small.recount()).isTrue();
    }

    @Test
    @DisplayName("An instance that leaves makes room, and a report of one that is known needs none")
    void room() {
        InstanceView small = new InstanceView(new TestReceiptConfig(1), clock, SMALL_BYTES);
        for (int i = 0; i < 10 * SMALL; i++) {
            small.told(report("till-" + i % SMALL, NOW, NOW.plusSeconds(30)));
        }
        small.left("till-0");
        small.left("till-0");
        small.told(report("new", NOW, NOW.plusSeconds(30)));

        assertThat(names(small, NOW)).hasSize(SMALL).contains("new").doesNotContain(InstanceView.OTHERS);
    }

    @Test
    @DisplayName("A single name cannot use the memory: an instance with a long one is among the others")
    void longName() {
        InstanceView small = new InstanceView(new TestReceiptConfig(1), clock, SMALL_BYTES);

        small.told(report("x".repeat(SMALL_BYTES), NOW, NOW.plusSeconds(30)));

        assertThat(names(small, NOW)).containsExactly(InstanceView.OTHERS);
    }

    private List<String> names(Instant at) {
        return names(view, at);
    }

    private static List<String> names(InstanceView view, Instant at) {
        return view.live(at).stream().map(InstanceReport::instance).toList();
    }

    private static InstanceReport report(String instance, Instant at, Instant servesUntil) {
        return new InstanceReport(instance, "till", 1, at, at, servesUntil);
    }
}
