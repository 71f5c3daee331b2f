package io.tillgate.auth.key;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as the database has it.
 *
 * @param id its {@code kid}
 * @param algorithm its one algorithm
 * @param generation its number among the keys of its algorithm
 * @param createdAt when it was made, and published
 * @param activatesAt from when it signs
 * @param revokedAt when it was revoked; null where it was not
 * @param revocationReason why it was revoked
 * @param encryptedJwk the key itself, encrypted with the key-encryption key
 */
public record StoredKey(
        String id,
        SigningAlgorithm algorithm,
        long generation,
        Instant createdAt,
        Instant activatesAt,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason,
        Buffer encryptedJwk) {

    /** Whether it may not be used any more. */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** The same key with another number among those of its algorithm. */
    public StoredKey numbered(long number) {
        return new StoredKey(id, algorithm, number, createdAt, activatesAt, revokedAt, revocationReason, encryptedJwk);
    }

    /** Without the encrypted key. */
    @Override
    public String toString() {
        return "StoredKey[" + id + " " + algorithm.jws() + " " + generation + "]";
    }
}
