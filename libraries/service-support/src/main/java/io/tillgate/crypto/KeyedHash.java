package io.tillgate.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) with one of the service's own keys. It stores random secrets of 256 bits as hashes, and
 * authenticates tokens and cursors. Passwords need a slow hash instead. Safe for concurrent use.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of a text in UTF-8, 32 bytes. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A UUID in the form of version 4, derived from a text. It cannot be guessed without the key. */
    public UUID uuidOf(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(of(text));
        long high = bytes.getLong() & ~0xF000L | 0x4000L; // version 4
        long low = bytes.getLong() & ~(3L << 62) | (1L << 63); // variant of RFC 9562
        return new UUID(high, low);
    }

    /** The hash of bytes, 32 bytes. */
    public byte[] of(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }
}
