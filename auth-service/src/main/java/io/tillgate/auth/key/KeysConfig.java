package io.tillgate.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The rotation and publication of signing keys. */
@ConfigMapping(prefix = "tillgate.auth.keys")
public interface KeysConfig {

    /**
     * How long a key signs before its successor takes over; at least twice {@code publish-ahead}. 0 rotates only on
     * request.
     */
    @DurationMin(seconds = 0)
    @WithDefault("P90D")
    Duration rotationPeriod();

    /**
     * How long a new key is published before it signs: at least a minute more than {@code jwks-max-age}, so that every
     * cache of the JWK set has the key by then.
     */
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    @WithDefault("PT10M")
    Duration publishAhead();

    /**
     * How long a retired key is still published and its signatures are accepted: longer than the longest access token
     * (a day) and the revocations signed with it. ID tokens are accepted as a logout hint for as long. At least 26
     * hours.
     */
    @DurationMin(hours = 26)
    @WithDefault("P8D")
    Duration retention();

    /** How often each instance reads the keys, in case a database notification was lost; at least a second. */
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    @WithDefault("PT5S")
    Duration reloadInterval();

    /** How long the JWK set may be cached. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT5M")
    Duration jwksMaxAge();
}
