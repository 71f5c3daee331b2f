package io.tillgate.resource.token;

/** A presented token was good once, and has been revoked. */
public final class RevokedTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says nothing of the token; has no stack trace, since it is an answer and not a fault. */
    public RevokedTokenException() {
        super("the token has been revoked", null, false, false);
    }
}
