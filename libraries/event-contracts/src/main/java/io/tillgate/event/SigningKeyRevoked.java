package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A signing key was revoked, since somebody else may have it: everything that it signed is dead.
 *
 * @param kid the key's id
 * @param algorithm its {@code alg}
 * @param reason why, in the words of whoever revoked it
 * @param successorKid the key that signs in its stead from now on; absent where it did not sign
 * @param actor who revoked it: an account id
 */
public record SigningKeyRevoked(
        String kid,
        String algorithm,
        String reason,
        @Nullable String successorKid,
        @Nullable String actor) implements Event {

    /** Requires what is not nullable. */
    public SigningKeyRevoked {
        requireNonNull(kid, "kid");
        requireNonNull(algorithm, "algorithm");
        requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
        return kid;
    }
}
