package io.tillgate.resource.token;

/** Thrown if a token was valid and has been revoked. */
public final class RevokedTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries nothing of the token, and no stack trace, since it is an answer and not a fault. */
    public RevokedTokenException() {
        super("the token has been revoked", null, false, false);
    }
}
