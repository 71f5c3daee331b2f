package io.tillgate.user.activation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/** Action links: how long they live, where they lead. */
@ConfigMapping(prefix = "tillgate.users.links")
public interface LinkConfig {

    /** The origin that links lead to, without a path. */
    @WithDefault("${tillgate.issuer}")
    URI origin();

    /** How long an activation link works; more than zero. */
    @WithDefault("PT24H")
    Duration activationLifetime();

    /** How long a password-reset link works; more than zero. */
    @WithDefault("PT1H")
    Duration resetLifetime();

    /** How many open links of one purpose an account may have, 1 or more; further wishes are passed over in silence. */
    @WithDefault("3")
    @Min(1)
    int openPerAccount();

    /** Whether links are written to the log, at INFO. For development only: who reads the log can use them. Production refuses it. */
    @WithDefault("false")
    boolean log();
}
