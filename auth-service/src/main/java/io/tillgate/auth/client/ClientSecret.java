package io.tillgate.auth.client;

import io.tillgate.auth.key.RandomSecret;

/**
 * A client secret in plain text, which is shown once and neither logged nor stored.
 *
 * @param value the secret
 */
public record ClientSecret(String value) {
    /** Returns a new secret of 256 random bits. */
    public static ClientSecret random() {
        return new ClientSecret(RandomSecret.next());
    }

    @Override
    public String toString() {
        return "ClientSecret[redacted]";
    }
}
