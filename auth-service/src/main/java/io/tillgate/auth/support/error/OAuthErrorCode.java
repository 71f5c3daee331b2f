package io.tillgate.auth.support.error;

/** The error codes of the OAuth endpoints with their HTTP statuses. */
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
    /** A dependency is unavailable; with {@code Retry-After}. */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503),
    /** Too many failed attempts, named after RFC 8628 section 3.5; with {@code Retry-After}. */
    SLOW_DOWN("slow_down", 429),
    /** An internal error. */
    SERVER_ERROR("server_error", 500);

    private final String code;
    private final int status;

    OAuthErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** Returns the code as sent to the client. */
    public String code() {
        return code;
    }

    /** Returns the HTTP status, which an endpoint may override. */
    public int status() {
        return status;
    }
}
