package io.tillgate.audit.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of the log's verification. */
@ConfigMapping(prefix = "tillgate.audit.verification")
interface VerificationConfig {

    /** How many events one request may recompute, 1 to 10000000. Exports are streams and have no limit. */
    @WithDefault("500000")
    @Min(1)
    @Max(10_000_000)
    int maxRecords();
}
