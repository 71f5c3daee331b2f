package io.tillgate.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleConfigTest {

    @Test
    @DisplayName("By default, 10 wrong passwords in 15 minutes lock an account for 30 s, doubling up to 15 minutes; 100"
            + " failures in 5 minutes lock an address or a client")
    void defaults() {
        ThrottleConfig config = new SmallRyeConfigBuilder()
                .withMapping(ThrottleConfig.class)
                .build()
                .getConfigMapping(ThrottleConfig.class);

        assertThat(config.accountFailures()).isEqualTo(10);
        assertThat(config.accountWindow()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.firstLock()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.longestLock()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.addressFailures()).isEqualTo(100);
        assertThat(config.addressWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.clientFailures()).isEqualTo(100);
        assertThat(config.unknownNames()).isEqualTo(5);
        assertThat(config.knownFor()).isEqualTo(Duration.ofDays(90));
        assertThat(config.appTokens()).isEqualTo(60);
        assertThat(config.appTokensWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.clientWindow()).isEqualTo(Duration.ofMinutes(5));
    }
}
