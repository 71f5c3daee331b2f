package io.tillgate.auth.revocation.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long is waited for resource servers, and when one counts as gone. */
@ConfigMapping(prefix = "tillgate.auth.receipts")
public interface ReceiptConfig {

    /** The longest time that {@code Prefer: wait} waits, whatever it asks for; from 1 second to 2 minutes. */
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 2)
    @WithDefault("PT30S")
    Duration longestWait();

    /**
     * How far the clocks of the machines may be apart, from zero to 5 minutes: so long after an instance has stopped serving
     * by itself, without a word from it, it counts as gone.
     */
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    @WithDefault("PT5S")
    Duration clockAllowance();

    /**
     * How many requests of clients may wait at once, and as many of administrators besides, 1 or more; one more is answered at
     * once, and does not learn who enforces it.
     */
    @jakarta.validation.constraints.Min(1)
    @WithDefault("1000")
    int maxWaiting();
}
