package io.tillgate.auth.support.error;

import io.vertx.ext.web.RoutingContext;

/** The {@code WWW-Authenticate} challenge for a request without a valid token or API key (RFC 6750 section 3). */
public final class TokenChallenge {
    public static final String HEADER = "WWW-Authenticate";

    private static final String PRESENTED = TokenChallenge.class.getName();

    private TokenChallenge() {}

    /** Records that a request has a token or an API key, so that the challenge refers to it. */
    public static void notePresented(RoutingContext request) {
        request.put(PRESENTED, true);
    }

    /** Returns the challenge, which names no error if the request has no token (section 3.1). */
    public static String of(RoutingContext request) {
        return isPresented(request) ? "Bearer error=\"invalid_token\"" : "Bearer realm=\"tillgate\"";
    }

    static boolean isPresented(RoutingContext request) {
        return request.get(PRESENTED) != null;
    }
}
