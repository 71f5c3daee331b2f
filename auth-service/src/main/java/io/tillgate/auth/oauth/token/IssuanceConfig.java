package io.tillgate.auth.oauth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the tokens of concurrent requests are recorded together. */
@ConfigMapping(prefix = "tillgate.auth.issuance")
public interface IssuanceConfig {

    /** How many tokens are recorded by one statement at most, 1 to 1000; 1 records each by itself. */
    @Min(1)
    @Max(1000)
    @WithDefault("256")
    int batchSize();

    /** How many requests may wait for their turn, 1 to 1000000; whoever comes after them is answered 503. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("5000")
    int maxWaiting();
}
