package io.tillgate.auth.key.rotation;

import io.tillgate.auth.key.KeyHistory;
import io.tillgate.auth.key.KeyState;
import io.tillgate.auth.key.StoredKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as administrators see it.
 *
 * @param kid its id
 * @param algorithm its {@code alg}
 * @param state {@code next}, {@code signing}, {@code retired} or {@code revoked}
 * @param createdAt when it was created and published
 * @param activatesAt when it starts to sign
 * @param retiresAt when its successor starts to sign; absent if there is no successor
 * @param revokedAt when it was revoked; absent if it was not
 * @param revocationReason why it was revoked; absent if it was not
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

    /** Describes a key in its state at a time. */
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
