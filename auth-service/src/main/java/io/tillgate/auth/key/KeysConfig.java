package io.tillgate.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How signing keys come and go. */
@ConfigMapping(prefix = "tillgate.auth.keys")
public interface KeysConfig {

    /**
     * For how long a key signs before its successor takes over; at least twice {@code publish-ahead}. Zero: until somebody
     * asks for it.
     */
    @DurationMin(seconds = 0)
    @WithDefault("P90D")
    Duration rotationPeriod();

    /**
     * For how long a new key is published before it signs: at least {@code jwks-max-age} and a minute, so that every
     * cache of the JWK set has it by then.
     */
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    @WithDefault("PT10M")
    Duration publishAhead();

    /**
     * For how long a retired key is still published and its signatures count: longer than the longest access token (a
     * day) and the revocations of its time; ID tokens are taken as a hint at logout for as long. From 26 hours.
     */
    @DurationMin(hours = 26)
    @WithDefault("P8D")
    Duration retention();

    /** How often each instance looks for new keys where the database's notice did not reach it; from a second. */
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    @WithDefault("PT5S")
    Duration reloadInterval();

    /** For how long the JWK set may be cached. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT5M")
    Duration jwksMaxAge();
}
