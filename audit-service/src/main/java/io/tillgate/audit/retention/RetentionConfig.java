package io.tillgate.audit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How long the log is kept. */
@ConfigMapping(prefix = "tillgate.audit.retention")
interface RetentionConfig {

    /**
     * How many whole months records are kept after the month (UTC) in which they came into the log; after that the month is
     * dropped, with a signed statement of what it was. 0 keeps everything for good; at most 1200.
     */
    @WithDefault("0")
    @Min(0)
    @Max(1_200)
    int keepMonths();

    /** How often is looked for a month that is old enough. At least a few hundred milliseconds. */
    @WithDefault("PT1H")
    @NotNull
    Duration interval();
}
