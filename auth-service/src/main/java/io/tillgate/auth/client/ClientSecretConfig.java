package io.tillgate.auth.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The rotation of client secrets. */
@ConfigMapping(prefix = "tillgate.auth.client-secrets")
public interface ClientSecretConfig {

    /** How long the old secret lives on where the request does not say. Zero ends it at once. */
    @DurationMin
    @WithDefault("PT24H")
    Duration defaultOverlap();

    /** For how long a request may let the old secret live on at most. Zero lets it never. */
    @DurationMin
    @WithDefault("P30D")
    Duration maxOverlap();
}
