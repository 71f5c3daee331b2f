package io.tillgate.audit.completeness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How missing records are found and fetched. */
@ConfigMapping(prefix = "tillgate.audit.completeness")
public interface CompletenessConfig {

    /** How often the log looks for gaps. At least a second. */
    @WithDefault("PT10S")
    @NotNull
    Duration interval();

    /** How long a gap may last before it is told and the topic is read again: partitions are read side by side. */
    @WithDefault("PT30S")
    @NotNull
    Duration grace();

    /** How long to wait before a topic is read again for a gap that reading again has not closed. */
    @WithDefault("PT10M")
    @NotNull
    Duration replayInterval();
}
