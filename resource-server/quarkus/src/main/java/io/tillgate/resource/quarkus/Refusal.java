package io.tillgate.resource.quarkus;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tillgate.resource.token.MalformedTokenException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** The answers to a request whose token or API key is not accepted. */
enum Refusal {
    /** RFC 6750 section 3.1: a request without a token, or with another scheme, gets no error code. */
    MISSING_TOKEN(
            401,
            "WWW-Authenticate",
            "Bearer realm=\"tillgate\"",
            Problems.of("missing-token", "The request has no access token", 401)),
    /** RFC 6750 section 3.1: malformed, expired, revoked or for another audience; the answer does not say which. */
    INVALID_TOKEN(
            401,
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\"",
            Problems.of("invalid-token", "The access token is not valid", 401)),
    /** The same for an API key. */
    INVALID_KEY(
            401,
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\"",
            Problems.of("invalid-api-key", "The API key is not valid", 401)),
    /** The token's validity is unknown: keys, introspection or revocations are unavailable. */
    UNAVAILABLE(
            503, "Retry-After", "5", Problems.of("unavailable", "Access tokens cannot be checked at the moment", 503));

    private static final Logger LOG = Logger.getLogger(Refusal.class);
    private static final OutageLog UNAVAILABLE_LOG = new OutageLog();
    private static final String ATTRIBUTE = Refusal.class.getName();
    private static final String API_KEY = ATTRIBUTE + ".api-key";

    private final int status;
    private final String headerName;
    private final String headerValue;
    private final String body;

    Refusal(int status, String headerName, String headerValue, String body) {
        this.status = status;
        this.headerName = headerName;
        this.headerValue = headerValue;
        this.body = body;
    }

    /** Returns the refusal that was noted for a request; that of a missing token if there is none. */
    static Refusal in(RoutingContext context) {
        return context.get(ATTRIBUTE) instanceof Refusal refusal ? refusal : MISSING_TOKEN;
    }

    /** Notes that a request carries an API key, so that a refusal names the key. */
    static void speakOfApiKey(RoutingContext context) {
        context.put(API_KEY, true);
    }

    /** Returns whether no refusal was noted for a request. */
    static boolean isNew(RoutingContext context) {
        return context.get(ATTRIBUTE) == null;
    }

    /** Returns the refusal for a failed verification: {@link #INVALID_TOKEN} only if the token is at fault. */
    static Refusal of(Throwable failure) {
        if (failure instanceof AuthenticationFailedException failed) {
            Throwable cause = failed.getCause();
            return cause == null || isAboutTheToken(cause) ? INVALID_TOKEN : UNAVAILABLE;
        }
        return isAboutTheToken(failure) ? INVALID_TOKEN : UNAVAILABLE;
    }

    private static boolean isAboutTheToken(Throwable cause) {
        return cause instanceof InvalidJwtException
                || cause instanceof MalformedTokenException
                || cause instanceof IllegalArgumentException
                || cause instanceof ClassCastException;
    }

    Uni<SecurityIdentity> refuse(RoutingContext context, @Nullable Throwable why) {
        if (this == UNAVAILABLE) {
            UNAVAILABLE_LOG.log(why == null ? "the revocations are not known" : describe(why));
        } else {
            LOG.debugf("A token is refused: %s", why == null ? "it is revoked" : describe(why));
        }
        context.put(ATTRIBUTE, this == INVALID_TOKEN && context.get(API_KEY) != null ? INVALID_KEY : this);
        context.addHeadersEndHandler(written -> keepOneChallenge(context.response()));
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** Replaces the bare challenge that OIDC adds to the answers that it refuses. */
    private void keepOneChallenge(HttpServerResponse response) {
        if (response.getStatusCode() == status) {
            response.headers().remove("WWW-Authenticate").set(headerName, headerValue);
        }
    }

    int status() {
        return status;
    }

    String headerName() {
        return headerName;
    }

    String headerValue() {
        return headerValue;
    }

    String body() {
        return body;
    }

    Uni<Boolean> send(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.ended()) {
            response.setStatusCode(status)
                    .putHeader(headerName, headerValue)
                    .putHeader("Content-Type", Problems.MEDIA_TYPE)
                    .end(body);
        }
        return Uni.createFrom().item(true);
    }

    /** Describes a failure; omits a message that may quote a token or an introspection response. */
    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        boolean quotesNothing = root instanceof MalformedTokenException || root instanceof IOException;
        return quotesNothing ? root.toString() : root.getClass().getName();
    }
}
