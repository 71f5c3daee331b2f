package io.tillgate.audit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the log's retention. */
@ConfigMapping(prefix = "tillgate.audit.retention")
interface RetentionConfig {

    /**
     * How many whole months records are kept after the month (UTC) in which they were recorded. Then the month is
     * dropped, and a signed statement records what it held. 0 keeps everything; at most 1200.
     */
    @WithDefault("0")
    @Min(0)
    @Max(1_200)
    int keepMonths();

    /** How often expired months are dropped. At least a second. */
    @WithDefault("PT1H")
    @NotNull
    @DurationMin(seconds = 1)
    Duration interval();
}
