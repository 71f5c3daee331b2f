package io.tillgate.auth.revocation.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "Wait = 3 | 3",
                "wait=\"5\" | 5",
                "wait=0 | 0",
                "respond-async, wait=7 | 7",
                "return=minimal; foo=\"a,wait=1\", wait=8;x | 8",
                "foo; bar, wait=9 | 9",
                "wait=2, wait=20 | 2",
                "wait=999999999 | 999999999"
            })
    @DisplayName("RFC 7240 §2, §4.3: wait is found among other preferences, in any case, quoted or not; the first one"
            + " applies")
    void read(String header, long seconds) {
        assertThat(WaitPreference.of(List.of(header))).contains(Duration.ofSeconds(seconds));
    }

    @Test
    @DisplayName("RFC 7240 §2: preferences may come in several headers")
    void severalHeaders() {
        assertThat(WaitPreference.of(List.of("respond-async", "wait=4"))).contains(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=-1",
                "wait=1.5",
                "wait=soon",
                "wait=99999999999",
                "waiting=5",
                "=5",
                ",,;"
            })
    @DisplayName("RFC 7240 §2: a malformed preference is ignored")
    void ignored(String header) {
        assertThat(WaitPreference.of(List.of(header))).isEmpty();
    }
}
