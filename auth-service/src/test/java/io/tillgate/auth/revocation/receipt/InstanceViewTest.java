package io.tillgate.auth.revocation.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceViewTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final InstanceView view = new InstanceView(new TestReceiptConfig(1), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T13:00:00Z", "2999-01-01T00:00:00Z", "2020-01-01T00:00:00Z"})
    @DisplayName("One whose clock is wrong makes nobody else be forgotten")
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
    @DisplayName("Who has stopped serving is there for as long as clocks may be apart, and not longer")
    void gone() {
        view.told(report("till-1", NOW, NOW.plusSeconds(30)));

        assertThat(names(NOW.plusSeconds(35))).containsExactly("till-1");
        assertThat(names(NOW.plusSeconds(35).plusMillis(1))).isEmpty();
    }

    private List<String> names(Instant at) {
        return view.live(at).stream().map(InstanceReport::instance).toList();
    }

    private static InstanceReport report(String instance, Instant at, Instant servesUntil) {
        return new InstanceReport(instance, "till", 1, at, at, servesUntil);
    }
}
