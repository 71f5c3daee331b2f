package io.tillgate.auth.key;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates unguessable secrets: client secrets, codes, cookies and handles. Safe for concurrent use. */
public final class RandomSecret {
    /** The length of a secret in characters of Base64url. */
    public static final int LENGTH = 43;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** Returns a new secret of 256 random bits, as Base64url without padding. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
