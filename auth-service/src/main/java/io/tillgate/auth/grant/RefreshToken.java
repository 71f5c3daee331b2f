package io.tillgate.auth.grant;

import io.tillgate.crypto.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: the grant and the generation, authenticated with a 256-bit key. It is not stored, since the grant's
 * row holds the live generation. The same generation always has the same token, so a lost response can be repeated.
 *
 * @param grantId the grant
 * @param generation its index among the grant's refresh tokens, from 0
 */
public record RefreshToken(UUID grantId, long generation) {
    private static final String PREFIX = "tgr_";
    private static final int BODY_BYTES = 24;
    private static final int SEAL_BYTES = 32;

    /** Returns the token as the client receives it. */
    public String seal(KeyedHash key) {
        byte[] body = body();
        byte[] all = Arrays.copyOf(body, BODY_BYTES + SEAL_BYTES);
        System.arraycopy(key.of(body), 0, all, BODY_BYTES, SEAL_BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Returns the token that a client sent; empty if it is not one of this server. */
    public static Optional<RefreshToken> open(String sent, KeyedHash key) {
        if (!sent.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(sent.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != BODY_BYTES + SEAL_BYTES) {
            return Optional.empty();
        }
        ByteBuffer body = ByteBuffer.wrap(all, 0, BODY_BYTES);
        RefreshToken token = new RefreshToken(new UUID(body.getLong(), body.getLong()), body.getLong());
        boolean genuine = MessageDigest.isEqual(
                token.seal(key).getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.US_ASCII));
        return genuine ? Optional.of(token) : Optional.empty();
    }

    /**
     * Derives a UUID from this token that cannot be guessed without the key. It is the id of an access token or the
     * value of an opaque one, which a repeated response thereby repeats.
     *
     * @param use the purpose of the UUID
     */
    public UUID derive(String use, KeyedHash key) {
        return key.uuidOf(use + ':' + grantId + ':' + generation);
    }

    @Override
    public String toString() {
        return "RefreshToken[" + grantId + ", generation " + generation + "]";
    }

    private byte[] body() {
        return ByteBuffer.allocate(BODY_BYTES)
                .putLong(grantId.getMostSignificantBits())
                .putLong(grantId.getLeastSignificantBits())
                .putLong(generation)
                .array();
    }
}
