package io.tillgate.auth.oauth.interaction;

import org.jspecify.annotations.Nullable;

/**
 * Where and how the response to an authorization request is sent.
 *
 * @param redirectUri one of the client's redirect URIs
 * @param redirectUriSent whether the request named it, as the token request then must (RFC 6749 section 4.1.3)
 * @param responseMode {@code query}, {@code form_post} or, for a module, {@code api_key}
 * @param state the client's {@code state}, returned unmodified
 */
public record ResponseTarget(
        String redirectUri,
        boolean redirectUriSent,
        String responseMode,
        @Nullable String state) {
    /** The response is a self-submitting form (OAuth 2.0 Form Post Response Mode). */
    public static final String FORM_POST = "form_post";

    /** The response is an API key in the query of a module's callback; the request has no client. */
    public static final String API_KEY = "api_key";

    /** The response is in the query of the redirect URI. */
    public static final String QUERY = "query";
}
