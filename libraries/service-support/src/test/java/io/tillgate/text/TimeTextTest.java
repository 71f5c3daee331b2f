package io.tillgate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.5Z, 2017-01-01T00:00:00Z",
        "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z",
        "2015-07-01T01:59:60+02:00, 2015-07-01T00:00:00Z",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T13:00:00.5+01:00, 2026-01-31T12:00:00.500Z"
    })
    @DisplayName("RFC 3339 §5.7: a leap second is a time")
    void leapSecond(String text, Instant time) {
        assertThat(TimeText.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:60Z",
                "2026-01-30T23:59:60Z",
                "2016-12-31T23:59:60-08:00",
                "2016-12-31T23:59:61Z",
                "2016-12-31T23:59:60",
                ":60Z",
                ""
            })
    @DisplayName("A second 60 elsewhere is not a leap second")
    void none(String text) {
        assertThatThrownBy(() -> TimeText.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
