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
        for (int i = 0; i < 10_000; i++) {
            view.told(report("till-" + i, NOW, NOW.plusSeconds(i == 0 ? 30 : 3600)));
        }
        clock.advance(Duration.ofSeconds(700));
        Instant now = clock.instant();

        view.told(report("new", now, now.plusSeconds(30)));

        assertThat(names(now)).contains("new").doesNotContain("till-0");
    }

    private List<String> names(Instant at) {
        return view.live(at).stream().map(InstanceReport::instance).toList();
    }

    private static InstanceReport report(String instance, Instant at, Instant servesUntil) {
        return new InstanceReport(instance, "till", 1, at, at, servesUntil);
    }
}
