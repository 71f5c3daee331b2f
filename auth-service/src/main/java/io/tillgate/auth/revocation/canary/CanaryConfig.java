package io.tillgate.auth.revocation.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The canary, a revocation that measures how long revocations take. */
@ConfigMapping(prefix = "tillgate.auth.canary")
interface CanaryConfig {

    /**
     * How often each instance revokes the canary, from 2 seconds (shorter values count as 2) to an hour. 0 disables it.
     */
    @DurationMin(millis = 0)
    @DurationMax(hours = 1)
    @WithDefault("PT5S")
    Duration interval();
}
