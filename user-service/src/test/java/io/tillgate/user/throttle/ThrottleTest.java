package io.tillgate.user.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final Throttle throttle = new Throttle(2, WINDOW, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    @DisplayName("The limit applies per key; the wait is the rest of the window")
    void limit() {
        assertThat(throttle.attempt("a")).isEmpty();
        now = now.plusSeconds(60);
        assertThat(throttle.attempt("a")).isEmpty();
        assertThat(throttle.attempt("b")).isEmpty();

        assertThat(throttle.attempt("a")).contains(WINDOW.minusSeconds(60));
        assertThat(throttle.attempt("b")).isEmpty();
    }

    @Test
    @DisplayName("After the window the count restarts")
    void window() {
        assertThat(throttle.attempt("a")).isEmpty();
        assertThat(throttle.attempt("a")).isEmpty();
        assertThat(throttle.attempt("a")).isPresent();

        now = now.plus(WINDOW);

        assertThat(throttle.attempt("a")).isEmpty();
        assertThat(throttle.attempt("a")).isEmpty();
        assertThat(throttle.attempt("a")).isPresent();
    }

    @Test
    @DisplayName("A limit of 0 disables the limit")
    void none() {
        Throttle none = new Throttle(0, WINDOW, Clock.systemUTC());
        for (int i = 0; i < 100; i++) {
            assertThat(none.attempt("a")).isEmpty();
        }
    }
}
