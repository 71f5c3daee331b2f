package io.tillgate.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AppTokenRateTest {
    private static final UUID ADA = new UUID(0, 1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    @DisplayName("The apps of an account get 60 tokens at once, then one each second; those of others theirs")
    void sixtyAMinute() {
        AppTokenRate rate = rate("60");
        count(rate, ADA, 60);
        assertThatThrownBy(() -> rate.count(ADA)).isInstanceOfSatisfying(OAuthException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(OAuthErrorCode.SLOW_DOWN);
            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
        });
        count(rate, new UUID(0, 2), 60);

        now = now.plusSeconds(1);
        rate.count(ADA);
        assertThatThrownBy(() -> rate.count(ADA)).isInstanceOf(OAuthException.class);
        now = now.plusSeconds(60);
        count(rate, ADA, 60);
        assertThatThrownBy(() -> rate.count(ADA)).isInstanceOf(OAuthException.class);
    }

    @Test
    @DisplayName("A count that is taken back leaves room for another token")
    void takenBack() {
        AppTokenRate rate = rate("60");
        count(rate, ADA, 60);
        rate.uncount(ADA);
        rate.uncount(new UUID(0, 2));

        rate.count(ADA);
        assertThatThrownBy(() -> rate.count(ADA)).isInstanceOf(OAuthException.class);
    }

    @Test
    @DisplayName("Zero means no limit")
    void off() {
        count(rate("0"), ADA, 10_000);
    }

    private static void count(AppTokenRate rate, UUID account, int times) {
        IntStream.range(0, times).forEach(i -> rate.count(account));
    }

    private AppTokenRate rate(String tokens) {
        ThrottleConfig config = new SmallRyeConfigBuilder()
                .withMapping(ThrottleConfig.class)
                .withDefaultValue("tillgate.auth.throttle.app-tokens", tokens)
                .build()
                .getConfigMapping(ThrottleConfig.class);
        return new AppTokenRate(
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                },
                config);
    }
}
