package io.tillgate.auth.oauth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the tokens of concurrent requests are recorded together. */
@ConfigMapping(prefix = "tillgate.auth.issuance")
public interface IssuanceConfig {

    /** How many tokens one statement records at most, 1 to 1000; 1 records each separately. */
    @Min(1)
    @Max(1000)
    @WithDefault("256")
    int batchSize();

    /** How many requests may wait to be recorded, 1 to 1000000; further requests are answered with 503. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("5000")
    int maxWaiting();
}
