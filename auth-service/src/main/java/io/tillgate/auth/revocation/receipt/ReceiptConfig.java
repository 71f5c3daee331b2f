package io.tillgate.auth.revocation.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The wait for resource servers to enforce a revocation. */
@ConfigMapping(prefix = "tillgate.auth.receipts")
public interface ReceiptConfig {

    /** The longest time that a request with {@code Prefer: wait} waits; from 1 second to 2 minutes. */
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 2)
    @WithDefault("PT30S")
    Duration longestWait();

    /**
     * The largest clock difference between machines, from 0 to 5 minutes. An instance that sends no report counts as
     * gone this long after it must have stopped serving.
     */
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    @WithDefault("PT5S")
    Duration clockAllowance();

    /**
     * How many requests of clients may wait at once; the same number of administrators' requests may wait as well. 1 or
     * more. A further request is answered at once, without the list of enforcing instances.
     */
    @jakarta.validation.constraints.Min(1)
    @WithDefault("1000")
    int maxWaiting();
}
