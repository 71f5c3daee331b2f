package io.tillgate.resource.revocation;

/** Thrown if an unverified record revokes the token, which is undecided until the record is verified. */
public final class RevocationPendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries nothing of the token, and no stack trace, since it is an answer and not a fault. */
    RevocationPendingException() {
        super("whether the token has been revoked is being checked", null, false, false);
    }
}
