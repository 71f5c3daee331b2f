package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.testissuer.TickingClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuarantineTest {
    private final TickingClock clock = new TickingClock();
    private final Quarantine quarantine = new Quarantine(Duration.ofMinutes(15), clock);

    @Test
    @DisplayName("A later record with the same key cures, an earlier or another one does not")
    void cured() {
        quarantine.hold(5, "jti:a", "why", null);
        quarantine.cure("jti:a", 4);
        quarantine.cure("jti:b", 6);
        assertThat(quarantine.isEmpty()).isFalse();

        quarantine.cure("jti:a", 6);

        assertThat(quarantine.isEmpty()).isTrue();
        assertThat(quarantine.total()).isEqualTo(1);
    }

    @Test
    @DisplayName("A record is released after the quarantine's duration, unless it is zero")
    void time() {
        Quarantine forever = new Quarantine(Duration.ZERO, clock);
        quarantine.hold(1, null, "why", null);
        forever.hold(1, null, "why", null);
        clock.advance(Duration.ofMinutes(16));

        quarantine.releaseOld();
        forever.releaseOld();

        assertThat(quarantine.isEmpty()).isTrue();
        assertThat(forever.isEmpty()).isFalse();
    }

    @Test
    @DisplayName("The quarantine for lost records ends after a day even with 0s, since all tokens have expired by then")
    void lost() {
        Quarantine forever = new Quarantine(Duration.ZERO, clock);
        forever.hold(-1, null, "lost", null);
        clock.advance(Duration.ofHours(23));
        forever.releaseOld();
        assertThat(forever.isEmpty()).isFalse();

        clock.advance(Duration.ofHours(2));
        forever.releaseOld();

        assertThat(forever.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("A flood of garbage is counted but not kept; the newest stay")
    void bounded() {
        for (int i = 0; i < 1_000; i++) {
            quarantine.hold(i, "jti:" + i, "why", null);
        }

        assertThat(quarantine.records())
                .hasSize(100)
                .last()
                .satisfies(each -> assertThat(each.offset()).isEqualTo(999));
        assertThat(quarantine.total()).isEqualTo(1_000);
    }
}
