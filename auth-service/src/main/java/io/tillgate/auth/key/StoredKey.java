package io.tillgate.auth.key;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as stored in the database.
 *
 * @param id the {@code kid}
 * @param algorithm the only algorithm of the key
 * @param generation its number among the keys of its algorithm
 * @param createdAt when it was created and published
 * @param activatesAt when it starts to sign
 * @param revokedAt when it was revoked; null if it was not
 * @param revocationReason why it was revoked; null if it was not
 * @param encryptedJwk the private JWK, encrypted with the key-encryption key
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

    /** Returns whether the key is revoked. */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** Returns the same key with another generation. */
    public StoredKey numbered(long number) {
        return new StoredKey(id, algorithm, number, createdAt, activatesAt, revokedAt, revocationReason, encryptedJwk);
    }

    @Override
    public String toString() {
        return "StoredKey[" + id + " " + algorithm.jws() + " " + generation + "]";
    }
}
