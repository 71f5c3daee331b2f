package io.tillgate.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of failed attempts, which all instances count together. */
@ConfigMapping(prefix = "tillgate.auth.throttle")
public interface ThrottleConfig {

    /** How many wrong passwords for one user name in a window lock it; 0 means no limit. */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("10")
    int accountFailures();

    /** The window of {@code account-failures}; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT15M")
    Duration accountWindow();

    /**
     * How many wrong passwords from one address (IPv6: one /64 network) in a window lock it for user names that are not
     * known there; 0 means no limit.
     */
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
     * How many wrong passwords through one client in a window lock it for addresses with a failure of their own, and
     * how many wrong secrets for one client from one address lock the client for that address. 0 means no limit.
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

    /**
     * How many wrong passwords for unknown user names count as one failure of an address or a client; from 1 to 1000. A
     * value above 1 prevents invented names from quickly locking everybody behind an address.
     */
    @Min(1)
    @Max(1000)
    @WithDefault("5")
    int unknownNames();

    /**
     * How long after its last sign-in a user name is known at an address and in a browser, where it is exempt from
     * locks of the address and the client. Up to a year; 0 disables it.
     */
    @DurationMin(seconds = 0)
    @DurationMax(days = 366)
    @WithDefault("P90D")
    Duration knownFor();

    /**
     * How many tokens the API apps of one account get from one instance in {@code app-tokens-window}; 0 means no limit.
     * Clients of the platform have no limit.
     */
    @Min(0)
    @Max(1_000_000)
    @WithDefault("60")
    int appTokens();

    /** The window of {@code app-tokens}; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT1M")
    Duration appTokensWindow();

    /**
     * The duration of the first lock. Each further lock lasts twice as long, until one window has passed after the end
     * of the last.
     */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT30S")
    Duration firstLock();

    /** The maximum duration of a lock; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT15M")
    Duration longestLock();

    /**
     * Whether a lock of an account also applies to its refresh tokens, codes and introspection. If false, a stranger's
     * wrong passwords do not affect users who are signed in.
     */
    @WithDefault("true")
    boolean lockReachesTokens();
}
