package io.tillgate.auth.revocation.receipt.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.EnforcementReported;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTimesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2028-01-01T00:00:00Z"
            })
    @DisplayName("A report that names a time that cannot be is refused, whichever of its times that is")
    void refused(String time) {
        Instant far = Instant.parse(time);

        assertThat(isCredible(far, NOW, NOW)).isFalse();
        assertThat(isCredible(NOW, far, NOW)).isFalse();
        assertThat(isCredible(NOW, NOW, far)).isFalse();
    }

    @Test
    @DisplayName("Records with a clock a day off or a lease of months are parsed like any others")
    void credible() {
        Instant wrong = NOW.plus(Duration.ofDays(1));

        assertThat(isCredible(wrong, wrong, wrong.plusSeconds(30))).isTrue();
        assertThat(isCredible(NOW, NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(90))))
                .isTrue();
        assertThat(isCredible(NOW, null, null)).isTrue();
    }

    private static boolean isCredible(Instant at, @Nullable Instant asOf, @Nullable Instant servesUntil) {
        return ReportTimes.areCredible(new EnforcementReported("till-1", 1, at, "till", true, asOf, servesUntil), NOW);
    }
}
