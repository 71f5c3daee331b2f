package io.tillgate.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under one of the service's own keys: how random secrets of 256 bits are kept at rest, and how
 * tokens and cursors are sealed. Slow hashes are for passwords. Safe for concurrent use. It prints no key.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Takes the bytes of the key. */
    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of a text, 32 bytes. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A UUID of the form of version 4 that belongs to a text and cannot be guessed without the key. */
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
