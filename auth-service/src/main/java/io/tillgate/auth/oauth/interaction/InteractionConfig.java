package io.tillgate.auth.oauth.interaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Pending authorization requests. */
@ConfigMapping(prefix = "tillgate.auth.interaction")
public interface InteractionConfig {

    /** How long the user has to sign in and to consent; from a minute to a day. */
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    @WithDefault("PT10M")
    Duration lifetime();
}
