package io.tillgate.auth.support.error;

import io.vertx.ext.web.RoutingContext;

/** The {@code WWW-Authenticate} of a request that no good token or API key came with (RFC 6750 section 3). */
public final class TokenChallenge {
    /** The name of the header. */
    public static final String HEADER = "WWW-Authenticate";

    private static final String PRESENTED = TokenChallenge.class.getName();

    private TokenChallenge() {}

    /** Notes that a request has a token or an API key, so that a refusal speaks of that. */
    public static void notePresented(RoutingContext request) {
        request.put(PRESENTED, true);
    }

    /** Without a token the challenge names no error (section 3.1). */
    public static String of(RoutingContext request) {
        return isPresented(request) ? "Bearer error=\"invalid_token\"" : "Bearer realm=\"tillgate\"";
    }

    static boolean isPresented(RoutingContext request) {
        return request.get(PRESENTED) != null;
    }
}
