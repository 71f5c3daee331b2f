package io.tillgate.auth.interaction;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a waiting request is called in the addresses of the pages: 256 random bits. It is of use to the browser alone that
 * the request is bound to.
 *
 * @param value its text
 */
public record RequestHandle(String value) {
    private static final int BYTES = 32;

    static RequestHandle random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RequestHandle(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "RequestHandle[redacted]";
    }
}
