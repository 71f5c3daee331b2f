package io.tillgate.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The duration of browser sessions. */
@ConfigMapping(prefix = "tillgate.auth.sessions")
public interface SessionConfig {

    /** How long a browser session may stay unused; from a minute to 90 days. */
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    @WithDefault("PT8H")
    Duration idle();

    /** How long after its sign-in a browser session ends, even if it is in use; from a minute to 90 days. */
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    @WithDefault("P1D")
    Duration absolute();
}
