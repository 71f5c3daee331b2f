package io.tillgate.auth.oauth.openid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** OpenID Connect. */
@ConfigMapping(prefix = "tillgate.auth.openid")
public interface OpenIdConfig {

    /** The lifetime of an ID token; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT1H")
    Duration idTokenLifetime();

    /** How long user-service may take to return a profile before the response is 503; from 10 ms to 30 s. */
    @DurationMin(millis = 10)
    @DurationMax(seconds = 30)
    @WithDefault("PT2S")
    Duration profileTimeout();
}
