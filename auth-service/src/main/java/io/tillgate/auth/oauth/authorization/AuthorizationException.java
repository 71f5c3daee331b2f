package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** An error that is returned to the redirect URI of an authorization request (RFC 6749 section 4.1.2.1). */
public final class AuthorizationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorObject error;

    /**
     * Creates an exception with an error response.
     *
     * @param error its code
     * @param description what a developer needs to know to correct the request
     */
    public AuthorizationException(ErrorObject error, String description) {
        super(description, null, false, false);
        this.error = new ErrorObject(error.getCode(), ErrorObject.removeIllegalChars(description));
    }

    /** Returns the error with its description. */
    public ErrorObject error() {
        return error;
    }
}
