package io.tillgate.auth.key;

import java.util.Arrays;

/** Keys for tests. */
public final class TestKeys {
    private TestKeys() {}

    /** A hash under a key that is made of one byte. */
    public static KeyedHash keyedHash(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return new KeyedHash(key);
    }
}
