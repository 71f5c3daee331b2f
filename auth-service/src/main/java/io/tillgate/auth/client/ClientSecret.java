package io.tillgate.auth.client;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A client secret in the clear: shown once, never logged, never stored.
 *
 * @param value the secret
 */
public record ClientSecret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new secret of 256 random bits. */
    public static ClientSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "ClientSecret[redacted]";
    }
}
