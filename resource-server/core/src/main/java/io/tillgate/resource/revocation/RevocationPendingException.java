package io.tillgate.resource.revocation;

/** A record says that a token is revoked, and its signature is not checked yet: whether the token is good cannot be told now. */
public final class RevocationPendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says nothing of the token; has no stack trace, since it is an answer and not a fault. */
    RevocationPendingException() {
        super("whether the token has been revoked is being checked", null, false, false);
    }
}
