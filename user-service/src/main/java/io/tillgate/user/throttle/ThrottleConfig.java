package io.tillgate.user.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many attempts are too many. Each instance of the service counts for itself. */
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

    /** Wrong current passwords for one account in a window, when its owner changes the password; 0 means no limit. */
    @WithDefault("10")
    @Min(0)
    int wrongPasswords();

    /** The length of a window; at least a second. */
    @WithDefault("PT15M")
    Duration window();
}
