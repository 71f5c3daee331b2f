package io.tillgate.auth.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the keys behind a client's {@code jwks_uri} are kept. */
@ConfigMapping(prefix = "tillgate.auth.client-keys")
public interface ClientKeysConfig {

    /** How long fetched keys are used before they are fetched again. Zero fetches after each {@code refetch-interval}. */
    @DurationMin
    @WithDefault("PT15M")
    Duration cacheLifetime();

    /** How long after a fetch an unknown {@code kid}, or a failure, does not lead to another; from a second. */
    @DurationMin(seconds = 1)
    @WithDefault("PT30S")
    Duration refetchInterval();

    /** Of how many addresses the keys are kept, from 1 to 100 000. */
    @Min(1)
    @Max(100_000)
    @WithDefault("1000")
    int maxCached();
}
