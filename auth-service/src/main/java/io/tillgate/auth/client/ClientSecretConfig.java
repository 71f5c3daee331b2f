package io.tillgate.auth.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The rotation of client secrets. */
@ConfigMapping(prefix = "tillgate.auth.client-secrets")
public interface ClientSecretConfig {

    /** How long the old secret stays valid if the request does not say. 0 ends it at once. */
    @DurationMin
    @WithDefault("PT24H")
    Duration defaultOverlap();

    /** The longest time that a request may keep the old secret valid. 0 disables it. */
    @DurationMin
    @WithDefault("P30D")
    Duration maxOverlap();
}
