package io.tillgate.auth.support.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The rows of the database that each instance keeps in memory to decide requests. */
@ConfigMapping(prefix = "tillgate.auth.memory")
public interface MemoryConfig {

    /**
     * How long memory is trusted after the connection that announces changes last proved to be alive, at most 30
     * seconds. It limits how long an instance that is cut off from the announcements may accept a changed client, and a
     * token or API key that another instance has revoked. 0 reads the database for each request.
     */
    @DurationMin(seconds = 0)
    @DurationMax(seconds = 30)
    @WithDefault("PT2S")
    Duration trustedFor();

    /**
     * The maximum number of clients, accounts, grants, API keys and access tokens in memory, 1 to 1000000 of
     * each. Revocations are not limited.
     */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("10000")
    int maxRows();
}
