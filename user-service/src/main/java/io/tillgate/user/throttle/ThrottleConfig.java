package io.tillgate.user.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many attempts are too many. All instances count attempts of an account together; each counts addresses for itself. */
@ConfigMapping(prefix = "tillgate.users.throttle")
public interface ThrottleConfig {

    /** Calls of {@code POST /users} from one address in a window; 0 means no limit, which production refuses where everyone may register. */
    @WithDefault("60")
    @Min(0)
    int registrations();

    /** Activations and password resets, asked for or done, from one address in a window; 0 means no limit. */
    @WithDefault("60")
    @Min(0)
    int links();

    /**
     * Wrong passwords for one account in a window that lock its password: at sign-in and as the current password, counted
     * together; 0 means no limit. Best the same as {@code tillgate.auth.throttle.account-failures}.
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

    /** How long a first lock of a password lasts; each further one, until a window after its end has passed, lasts twice as long. */
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
