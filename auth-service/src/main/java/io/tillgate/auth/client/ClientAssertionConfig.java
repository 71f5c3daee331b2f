package io.tillgate.auth.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The assertions that clients authenticate with (RFC 7523, {@code private_key_jwt}). */
@ConfigMapping(prefix = "tillgate.auth.client-assertions")
public interface ClientAssertionConfig {

    /** The longest remaining lifetime of an assertion, from a second to a day. Used ids are stored that long. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT10M")
    Duration maxLifetime();

    /** The tolerated difference of clients' clocks, up to five minutes. 0 tolerates none. */
    @DurationMin
    @DurationMax(minutes = 5)
    @WithDefault("PT30S")
    Duration clockSkew();
}
