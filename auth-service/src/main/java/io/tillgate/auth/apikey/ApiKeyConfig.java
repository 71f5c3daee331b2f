package io.tillgate.auth.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** API keys, which modules get by consent. */
@ConfigMapping(prefix = "tillgate.auth.api-keys")
public interface ApiKeyConfig {

    /** The header that modules send their keys in; resource servers have the same setting. */
    @Pattern(regexp = "(?i)(?!authorization$)[a-z0-9-]{1,64}")
    @WithDefault("X-API-KEY")
    String header();

    /**
     * How long a key lives, which the consent page tells; the profile {@code prod} sets a year ({@code P365D}). Zero, or
     * absent in other profiles: until it is revoked.
     */
    Optional<@DurationMin(seconds = 0) Duration> lifetime();

    /** How many live keys one account may have; from 1 to 1000. */
    @Min(1)
    @Max(1000)
    @WithDefault("100")
    int maxPerAccount();

    /** The hosts that callbacks may have, exactly, ports left out. Absent: any host. */
    Optional<Set<String>> callbackHosts();

    /** How often at most the last use of a key is noted; up to a day. Zero notes each check. */
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    @WithDefault("PT1M")
    Duration lastUsedInterval();
}
