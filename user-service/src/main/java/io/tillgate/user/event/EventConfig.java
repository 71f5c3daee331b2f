package io.tillgate.user.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long events of other services are news. */
@ConfigMapping(prefix = "tillgate.users.events")
public interface EventConfig {

    /** How old an event of another service may be for people to be told of it by mail; at least a minute. */
    @DurationMin(minutes = 1)
    @WithDefault("P1D")
    Duration newsFor();
}
