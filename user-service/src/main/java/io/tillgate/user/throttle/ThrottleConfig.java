package io.tillgate.user.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of attempts. Attempts by account are counted over all instances, those by address in each instance. */
@ConfigMapping(prefix = "tillgate.users.throttle")
public interface ThrottleConfig {

    /**
     * Calls of {@code POST /users} from one address in a window; 0 means no limit, which production refuses if everyone
     * may register.
     */
    @WithDefault("60")
    @Min(0)
    int registrations();

    /** Requests and uses of activation and password-reset links from one address in a window; 0 means no limit. */
    @WithDefault("60")
    @Min(0)
    int links();

    /**
     * The number of wrong passwords in a window, at sign-in and as the current password, that locks the password of an
     * account; 0 means no limit. Should equal {@code tillgate.auth.throttle.account-failures}.
     */
    @WithDefault("10")
    @Min(0)
    @Max(1_000_000)
    int wrongPasswords();

    /** Changes of the password of one account in a window, successful ones and links included; 0 means no limit. */
    @WithDefault("20")
    @Min(0)
    @Max(1_000_000)
    int passwordChanges();

    /** The length of a window; at least a second. */
    @WithDefault("PT15M")
    Duration window();

    /**
     * How long the first lock of a password lasts. Each further lock lasts twice as long, unless a window has passed
     * since the last one ended.
     */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT30S")
    Duration firstLock();

    /** How long a lock of a password lasts at most; from a second to a day. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    @WithDefault("PT15M")
    Duration longestLock();
}
