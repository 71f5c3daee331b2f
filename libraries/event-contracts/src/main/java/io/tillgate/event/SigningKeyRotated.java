package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key was created, or a planned one was brought forward. The previous key of the algorithm signs until then.
 *
 * @param kid the key's id
 * @param algorithm its {@code alg}
 * @param activatesAt when it starts signing
 * @param cause {@code schedule}, {@code request} or {@code compromise}
 * @param actor the account id that requested it; absent for the service itself
 */
public record SigningKeyRotated(
        String kid,
        String algorithm,
        Instant activatesAt,
        String cause,
        @Nullable String actor) implements Event {

    /** Requires all fields that are not nullable. */
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
