package io.tillgate.auth.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The assertions that clients authenticate with (RFC 7523, {@code private_key_jwt}). */
@ConfigMapping(prefix = "tillgate.auth.client-assertions")
public interface ClientAssertionConfig {

    /** How far ahead the end of an assertion may lie, from a second to a day; for so long its id is remembered. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT10M")
    Duration maxLifetime();

    /** By how much the clocks of clients may differ from this one, up to five minutes. Zero asks for equal clocks. */
    @DurationMin
    @DurationMax(minutes = 5)
    @WithDefault("PT30S")
    Duration clockSkew();
}
