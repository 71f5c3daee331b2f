package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new signing key was made, or a planned one brought forward; the key of its algorithm before it signs until then.
 *
 * @param kid the key's id
 * @param algorithm its {@code alg}
 * @param activatesAt from when it signs
 * @param cause {@code schedule}, {@code request} or {@code compromise}
 * @param actor who asked for it: an account id; absent for the service itself
 */
public record SigningKeyRotated(
        String kid,
        String algorithm,
        Instant activatesAt,
        String cause,
        @Nullable String actor) implements Event {

    /** Requires what is not nullable. */
    public SigningKeyRotated {
        requireNonNull(kid, "kid");
        requireNonNull(algorithm, "algorithm");
        requireNonNull(activatesAt, "activatesAt");
        requireNonNull(cause, "cause");
    }

    @Override
    public String key() {
        return kid;
    }
}
