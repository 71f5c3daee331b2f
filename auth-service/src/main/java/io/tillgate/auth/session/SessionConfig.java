package io.tillgate.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a browser stays signed in. */
@ConfigMapping(prefix = "tillgate.auth.sessions")
public interface SessionConfig {

    /** How long a browser session may lie unused; from a minute to 90 days. */
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    @WithDefault("PT8H")
    Duration idle();

    /** How long after its sign-in a browser session ends, however much it is used; from a minute to 90 days. */
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    @WithDefault("P1D")
    Duration absolute();
}
