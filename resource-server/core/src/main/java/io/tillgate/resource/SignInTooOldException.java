package io.tillgate.resource;

import java.time.Duration;

/** The token is good, but its sign-in is too old for what is asked (RFC 9470 section 3). It is answered with 401. */
public final class SignInTooOldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration maxAge;

    /** @param maxAge how old the sign-in may be */
    public SignInTooOldException(Duration maxAge) {
        super("the sign-in is older than " + maxAge, null, false, false);
        this.maxAge = maxAge;
    }

    /** The {@code WWW-Authenticate} of the answer. */
    public String challenge() {
        return "Bearer error=\"insufficient_user_authentication\", max_age=\"" + maxAge.toSeconds() + "\"";
    }
}
