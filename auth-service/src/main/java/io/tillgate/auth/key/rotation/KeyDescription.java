package io.tillgate.auth.key.rotation;

import io.tillgate.auth.key.KeyHistory;
import io.tillgate.auth.key.KeyState;
import io.tillgate.auth.key.StoredKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What administrators see of a key.
 *
 * @param kid its id
 * @param algorithm its {@code alg}
 * @param state {@code next}, {@code signing}, {@code retired} or {@code revoked}
 * @param createdAt when it was made, and published
 * @param activatesAt from when it signs
 * @param retiresAt when another signs in its stead; absent where none is planned
 * @param revokedAt when it was revoked
 * @param revocationReason why
 */
public record KeyDescription(
        String kid,
        String algorithm,
        String state,
        Instant createdAt,
        Instant activatesAt,
        @Nullable Instant retiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason) {

    /** A key at a time. */
    public static KeyDescription of(StoredKey key, KeyHistory history, Instant now) {
        KeyState state = history.state(key, now);
        return new KeyDescription(
                key.id(),
                key.algorithm().jws().getName(),
                state.name().toLowerCase(Locale.ROOT),
                key.createdAt(),
                key.activatesAt(),
                key.isRevoked() ? null : history.retiresAt(key).orElse(null),
                key.revokedAt(),
                key.revocationReason());
    }
}
