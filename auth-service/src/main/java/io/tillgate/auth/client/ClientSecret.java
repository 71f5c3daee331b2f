package io.tillgate.auth.client;

import io.tillgate.auth.key.RandomSecret;

/**
 * A client secret in the clear: shown once, never logged, never stored.
 *
 * @param value the secret
 */
public record ClientSecret(String value) {
    /** A new secret of 256 random bits. */
    public static ClientSecret random() {
        return new ClientSecret(RandomSecret.next());
    }

    @Override
    public String toString() {
        return "ClientSecret[redacted]";
    }
}
