package io.tillgate.auth.support.cleanup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When rows that are of no consequence any more are deleted. */
@ConfigMapping(prefix = "tillgate.auth.cleanup")
public interface CleanupConfig {

    /** How often expired rows are looked for; up to a day. Zero never does. */
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    @WithDefault("PT1M")
    Duration interval();

    /** How many rows one statement deletes at most; from 1 to 100000. */
    @Min(1)
    @Max(100_000)
    @WithDefault("1000")
    int batchSize();

    /** How long a grant or an API key is kept after its end, so that what came of it can be looked up; up to a year. */
    @DurationMin(seconds = 0)
    @DurationMax(days = 366)
    @WithDefault("P7D")
    Duration keepEndedGrants();

    /** How long an event from Kafka is known to be processed: longer than a redelivery can take; from a day to a year. */
    @DurationMin(days = 1)
    @DurationMax(days = 366)
    @WithDefault("P30D")
    Duration keepProcessedEvents();
}
