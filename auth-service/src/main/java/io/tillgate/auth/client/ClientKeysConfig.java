package io.tillgate.auth.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The cache of the keys at the {@code jwks_uri} of clients. */
@ConfigMapping(prefix = "tillgate.auth.client-keys")
public interface ClientKeysConfig {

    /** How long fetched keys are used before they are fetched again. 0 fetches after each {@code refetch-interval}. */
    @DurationMin
    @WithDefault("PT15M")
    Duration cacheLifetime();

    /** The minimum time from a fetch to one for an unknown {@code kid} or after a failure; from a second. */
    @DurationMin(seconds = 1)
    @WithDefault("PT30S")
    Duration refetchInterval();

    /** The maximum number of addresses whose keys are cached, from 1 to 100 000. */
    @Min(1)
    @Max(100_000)
    @WithDefault("1000")
    int maxCached();
}
