package io.tillgate.auth.session;

import io.tillgate.auth.key.RandomSecret;

/**
 * What a session cookie holds: 256 random bits.
 *
 * @param value the cookie's value
 */
public record SessionToken(String value) {
    static SessionToken random() {
        return new SessionToken(RandomSecret.next());
    }

    @Override
    public String toString() {
        return "SessionToken[redacted]";
    }
}
