package io.tillgate.auth.support.cleanup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The deletion of expired rows. */
@ConfigMapping(prefix = "tillgate.auth.cleanup")
public interface CleanupConfig {

    /** How often expired rows are deleted; up to a day. 0 disables it. */
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    @WithDefault("PT1M")
    Duration interval();

    /** How many rows one statement deletes at most; from 1 to 100000. */
    @Min(1)
    @Max(100_000)
    @WithDefault("1000")
    int batchSize();

    /** How long a grant or an API key is kept for inspection after its end; up to a year. */
    @DurationMin(seconds = 0)
    @DurationMax(days = 366)
    @WithDefault("P7D")
    Duration keepEndedGrants();

    /** How long the id of a processed event is kept; longer than a redelivery can take. From a day to a year. */
    @DurationMin(days = 1)
    @DurationMax(days = 366)
    @WithDefault("P30D")
    Duration keepProcessedEvents();
}
