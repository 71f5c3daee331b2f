package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A signing key was revoked because it may be compromised. Everything that it signed is invalid.
 *
 * @param kid the key's id
 * @param algorithm its {@code alg}
 * @param reason the reason in the words of the person who revoked it
 * @param successorKid the key that signs from now on; absent if the revoked key was not signing
 * @param actor the account id that revoked it
 */
public record SigningKeyRevoked(
        String kid,
        String algorithm,
        String reason,
        @Nullable String successorKid,
        @Nullable String actor) implements Event {

    /** Requires all fields that are not nullable. */
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
