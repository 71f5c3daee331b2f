package io.tillgate.audit.completeness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings for finding and replaying missing records. */
@ConfigMapping(prefix = "tillgate.audit.completeness")
public interface CompletenessConfig {

    /** How often the log is checked for gaps. At least a second. */
    @WithDefault("PT10S")
    @NotNull
    @DurationMin(seconds = 1)
    Duration interval();

    /**
     * How long a gap may last, since partitions are read in parallel, before it is reported and its topic read again.
     */
    @WithDefault("PT30S")
    @NotNull
    Duration grace();

    /** How long to wait before a topic is read again if the last replay has not closed its gap. */
    @WithDefault("PT10M")
    @NotNull
    Duration replayInterval();
}
