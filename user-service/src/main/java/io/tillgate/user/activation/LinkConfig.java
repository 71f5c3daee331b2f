package io.tillgate.user.activation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The lifetimes and limits of action links. */
@ConfigMapping(prefix = "tillgate.users.links")
public interface LinkConfig {

    /** How long a link works that activates an account or verifies an address; more than zero. */
    @WithDefault("PT24H")
    Duration activationLifetime();

    /** How long a password-reset link works; more than zero. */
    @WithDefault("PT24H")
    Duration resetLifetime();

    /** How long the previous address can revert a change of the email address; more than zero. */
    @WithDefault("P7D")
    Duration recoveryLifetime();

    /**
     * How many open links of one purpose an account may have, 1 or more; further requests are ignored without an error.
     * If an administrator asks, it may have twice as many. Links that revert a change of the address are not limited.
     */
    @WithDefault("3")
    @Min(1)
    int openPerAccount();
}
