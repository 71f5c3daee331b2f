package io.tillgate.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCountTest {
    private static final Limit LIMIT =
            new Limit(3, Duration.ofMinutes(15), Duration.ofSeconds(30), Duration.ofMinutes(15));
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    @DisplayName("The last failure that is allowed in a window locks, and the count begins again")
    void locks() {
        FailureCount twice = fail(FailureCount.empty(NOW.plus(LIMIT.window())), 2, NOW);
        assertThat(twice.isLockedAt(NOW)).isFalse();

        FailureCount thrice = twice.failedAt(NOW, LIMIT);

        assertThat(thrice).isEqualTo(new FailureCount(0, 1, NOW.plusSeconds(930), NOW.plusSeconds(30)));
        assertThat(thrice.isLockedAt(NOW.plusSeconds(29))).isTrue();
        assertThat(thrice.isLockedAt(NOW.plusSeconds(30))).isFalse();
    }

    @Test
    @DisplayName("Failures of a window that is over are forgotten")
    void windowEnds() {
        Instant later = NOW.plus(LIMIT.window());

        FailureCount next = fail(FailureCount.empty(later), 2, NOW).failedAt(later, LIMIT);

        assertThat(next).isEqualTo(new FailureCount(1, 0, later.plus(LIMIT.window()), Instant.EPOCH));
    }

    @Test
    @DisplayName("A lock that follows another within a window lasts twice as long, up to the longest")
    void doubles() {
        FailureCount tally = FailureCount.empty(NOW.plus(LIMIT.window()));
        Instant now = NOW;
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            tally = fail(tally, 3, now);
            assertThat(tally.lockedUntil()).isEqualTo(now.plusSeconds(seconds));
            now = tally.lockedUntil();
        }
        assertThat(fail(tally, 3, tally.windowEndsAt()).locks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.8, 192.0.2.8",
        "2001:db8::1, 20010db800000000::/64",
        "2001:db8:0:0:ffff::2, 20010db800000000::/64",
        "2001:db8:0:1::1, 20010db800000001::/64",
        "unknown, unknown"
    })
    @DisplayName("An IPv6 caller is its /64 network: it has the rest for itself")
    void network(String address, String network) {
        assertThat(new Attempt("pos", address).network()).isEqualTo(network);
    }

    private static FailureCount fail(FailureCount from, int times, Instant now) {
        FailureCount tally = from;
        for (int i = 0; i < times; i++) {
            tally = tally.failedAt(now, LIMIT);
        }
        return tally;
    }
}
