package io.tillgate.user.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The notification of users about events of other services. */
@ConfigMapping(prefix = "tillgate.users.events")
public interface EventConfig {

    /** How old an event of another service may be to notify users of it by mail; at least a minute. */
    @DurationMin(minutes = 1)
    @WithDefault("P1D")
    Duration newsFor();
}
