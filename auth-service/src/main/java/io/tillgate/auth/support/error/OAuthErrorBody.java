package io.tillgate.auth.support.error;

/**
 * The JSON of an OAuth error (RFC 6749 section 5.2).
 *
 * @param error the error code
 * @param errorDescription what a developer needs to know to correct the request
 */
public record OAuthErrorBody(String error, String errorDescription) {}
