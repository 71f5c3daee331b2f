package io.tillgate.auth.interaction;

import io.tillgate.auth.key.RandomSecret;

/**
 * What a waiting request is called in the addresses of the pages: 256 random bits. It is of use to the browser alone that
 * the request is bound to.
 *
 * @param value its text
 */
public record RequestHandle(String value) {
    static RequestHandle random() {
        return new RequestHandle(RandomSecret.next());
    }

    @Override
    public String toString() {
        return "RequestHandle[redacted]";
    }
}
