package io.tillgate.resource;

import java.time.Duration;

/** Thrown if the sign-in of a valid token is too old (RFC 9470 section 3). The answer is 401. */
public final class SignInTooOldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration maxAge;

    /** @param maxAge the maximum age of the sign-in */
    public SignInTooOldException(Duration maxAge) {
        super("the sign-in is older than " + maxAge, null, false, false);
        this.maxAge = maxAge;
    }

    /** Returns the value of the {@code WWW-Authenticate} header. */
    public String challenge() {
        return "Bearer error=\"insufficient_user_authentication\", max_age=\"" + maxAge.toSeconds() + "\"";
    }
}
