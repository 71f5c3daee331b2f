package io.tillgate.user.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The cost of password hashes, and the threads and queues that compute them. */
@ConfigMapping(prefix = "tillgate.users.passwords")
public interface PasswordConfig {

    /**
     * Argon2id memory in KiB, 8 to 1048576. Every running hash takes this much. Production refuses less than 19456 with
     * two passes.
     */
    @WithDefault("19456")
    @Min(8)
    @Max(1_048_576)
    int memoryKib();

    /** Argon2id passes, 1 to 64. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int iterations();

    /** Argon2id lanes, 1 to 16. */
    @WithDefault("1")
    @Min(1)
    @Max(16)
    int parallelism();

    /** Threads that check the passwords of sign-ins, 0 to 256; 0 means one for each core. */
    @WithDefault("0")
    @Min(0)
    @Max(256)
    int threads();

    /**
     * The number of threads that hash new passwords, and of those that rate them, 0 to 256; 0 means half the cores, at
     * least one.
     */
    @WithDefault("0")
    @Min(0)
    @Max(256)
    int changeThreads();

    /**
     * How long rating a new password may take, including its time in the queue; then the answer is {@code 503}. More
     * than zero.
     */
    @WithDefault("PT2S")
    Duration judgementLimit();

    /**
     * How many passwords may wait in each of the three queues (sign-ins, ratings, new hashes), 1 to 100000. Further
     * ones are answered with {@code 503}.
     */
    @WithDefault("256")
    @Min(1)
    @Max(100_000)
    int queueLimit();

    /** The value of {@code Retry-After} if the queue is full, in whole seconds, at least one. */
    @WithDefault("PT2S")
    Duration retryAfter();
}
