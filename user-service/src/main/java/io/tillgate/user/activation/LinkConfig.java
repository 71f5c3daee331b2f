package io.tillgate.user.activation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Action links: how long they live, how many there are. */
@ConfigMapping(prefix = "tillgate.users.links")
public interface LinkConfig {

    /** How long an activation link works; more than zero. */
    @WithDefault("PT24H")
    Duration activationLifetime();

    /** How long a password-reset link works; more than zero. */
    @WithDefault("PT24H")
    Duration resetLifetime();

    /** How many open links of one purpose an account may have, 1 or more; further wishes are passed over in silence. */
    @WithDefault("3")
    @Min(1)
    int openPerAccount();
}
