package io.tillgate.auth.oauth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The batches in which the tokens of concurrent requests are recorded. */
@ConfigMapping(prefix = "tillgate.auth.issuance")
public interface IssuanceConfig {

    /** The maximum number of tokens per statement, 1 to 1000; 1 records each separately. */
    @Min(1)
    @Max(1000)
    @WithDefault("256")
    int batchSize();

    /** The maximum number of requests that wait to be recorded, 1 to 1000000; further ones are answered with 503. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("5000")
    int maxWaiting();
}
