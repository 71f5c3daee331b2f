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

/** API keys, which modules receive by consent. */
@ConfigMapping(prefix = "tillgate.auth.api-keys")
public interface ApiKeyConfig {

    /** The header that modules send their keys in; resource servers have the same setting. */
    @Pattern(regexp = "(?i)(?!authorization$)[a-z0-9-]{1,64}")
    @WithDefault("X-API-KEY")
    String header();

    /**
     * The lifetime of a key, which the consent page shows. The profile {@code prod} sets a year ({@code P365D}). If 0,
     * or absent in other profiles, a key is valid until it is revoked.
     */
    Optional<@DurationMin(seconds = 0) Duration> lifetime();

    /** The maximum number of live keys per account; from 1 to 1000. */
    @Min(1)
    @Max(1000)
    @WithDefault("100")
    int maxPerAccount();

    /** The hosts that callbacks may have, without ports; compared exactly. If absent, any host. */
    Optional<Set<String>> callbackHosts();

    /** The minimum interval between two records of a key's last use; up to a day. 0 records each check. */
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    @WithDefault("PT1M")
    Duration lastUsedInterval();
}
