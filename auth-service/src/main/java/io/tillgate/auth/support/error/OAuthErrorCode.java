package io.tillgate.auth.support.error;

/** The error codes of the OAuth endpoints, each with the HTTP status that it is answered with. */
public enum OAuthErrorCode {
    /** RFC 6749 section 5.2. */
    INVALID_REQUEST("invalid_request", 400),
    /** RFC 6749 section 5.2: with a {@code WWW-Authenticate} challenge. */
    INVALID_CLIENT("invalid_client", 401),
    /** RFC 6749 section 5.2. */
    INVALID_GRANT("invalid_grant", 400),
    /** RFC 6749 section 5.2. */
    UNAUTHORIZED_CLIENT("unauthorized_client", 400),
    /** RFC 6749 section 5.2. */
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    /** RFC 6749 section 5.2. */
    INVALID_SCOPE("invalid_scope", 400),
    /** RFC 8707 section 2. */
    INVALID_TARGET("invalid_target", 400),
    /** RFC 6750 section 3.1. */
    INVALID_TOKEN("invalid_token", 401),
    /** RFC 6750 section 3.1: the token lacks a scope. */
    INSUFFICIENT_SCOPE("insufficient_scope", 403),
    /** A part that is needed is out of reach; with {@code Retry-After}. */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503),
    /** Too many attempts failed (RFC 8628 section 3.5 lends the name); with {@code Retry-After}. */
    SLOW_DOWN("slow_down", 429),
    /** A fault of ours. */
    SERVER_ERROR("server_error", 500);

    private final String code;
    private final int status;

    OAuthErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The code as the wire has it. */
    public String code() {
        return code;
    }

    /** The HTTP status, unless the endpoint's contract names another. */
    public int status() {
        return status;
    }
}
