package io.tillgate.auth.session;

import io.tillgate.auth.key.RandomSecret;

/** The value of a session cookie: 256 random bits. */
public record SessionToken(String value) {
    static SessionToken random() {
        return new SessionToken(RandomSecret.next());
    }

    @Override
    public String toString() {
        return "SessionToken[redacted]";
    }
}
