package io.tillgate.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many failed attempts are too many. All instances count together. */
@ConfigMapping(prefix = "tillgate.auth.throttle")
public interface ThrottleConfig {

    /** Wrong passwords for one user name in a window that lock it; 0 means no limit. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("10")
    int accountFailures();

    /** The window of {@code account-failures}; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT15M")
    Duration accountWindow();

    /** Wrong passwords from one address (IPv6: one /64 network) in a window that lock it; 0 means no limit. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("100")
    int addressFailures();

    /** The window of {@code address-failures}; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT5M")
    Duration addressWindow();

    /**
     * Wrong passwords through one client in a window that lock it for addresses with a failure of their own; and wrong
     * secrets for one client from one address that lock the client for that address. 0 means no limit.
     */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("100")
    int clientFailures();

    /** The window of {@code client-failures}; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT5M")
    Duration clientWindow();

    /** How long a first lock lasts; each further one, until a window after its end has passed, lasts twice as long. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT30S")
    Duration firstLock();

    /** How long a lock lasts at most; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT15M")
    Duration longestLock();

    /**
     * Whether a locked account gets nothing from refresh tokens, codes and introspection either, until the lock is over.
     * Off, wrong passwords of a stranger stop nobody who has signed in.
     */
    @WithDefault("true")
    boolean lockReachesTokens();
}
