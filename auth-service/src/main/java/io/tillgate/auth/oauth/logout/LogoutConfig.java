package io.tillgate.auth.oauth.logout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Back-channel logout. */
@ConfigMapping(prefix = "tillgate.auth.logout")
public interface LogoutConfig {

    /** The lifetime of a logout token, counted from each attempt; from 10 seconds to 10 minutes. */
    @DurationMin(seconds = 10)
    @DurationMax(minutes = 10)
    @WithDefault("PT2M")
    Duration tokenLifetime();

    /** How often to look for logout tokens that are due; from 10 ms to a minute. */
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** How many tokens one instance delivers at a time; from 1 to 256. */
    @Min(1)
    @Max(256)
    @WithDefault("16")
    int maxInFlight();

    /** How long to wait after the first failure; twice as long after each further one. From 10 ms to an hour. */
    @DurationMin(millis = 10)
    @DurationMax(hours = 1)
    @WithDefault("PT2S")
    Duration firstRetry();

    /** The longest wait between two attempts; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT10M")
    Duration longestRetry();

    /** How long after the logout to give up; from a second to 7 days. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    @WithDefault("PT2H")
    Duration giveUpAfter();
}
