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

/** The answers to a request whose token or API key does not open the door. */
enum Refusal {
    /** RFC 6750 section 3.1: a request without a token, or with another scheme, is told of no error. */
    MISSING_TOKEN(
            401,
            "WWW-Authenticate",
            "Bearer realm=\"tillgate\"",
            Problems.of("missing-token", "The request has no access token", 401)),
    /** RFC 6750 section 3.1: malformed, expired, for another audience, revoked. Which of these is not told. */
    INVALID_TOKEN(
            401,
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\"",
            Problems.of("invalid-token", "The access token is not valid", 401)),
    /** The same of an API key. */
    INVALID_KEY(
            401,
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\"",
            Problems.of("invalid-api-key", "The API key is not valid", 401)),
    /** Whether the token is good cannot be told now: keys, introspection or revocations are out of reach. */
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

    /** The refusal that a request met; the want of a token where it met none. */
    static Refusal in(RoutingContext context) {
        return context.get(ATTRIBUTE) instanceof Refusal refusal ? refusal : MISSING_TOKEN;
    }

    /** Notes that a request comes with an API key, so that a refusal speaks of that. */
    static void speakOfApiKey(RoutingContext context) {
        context.put(API_KEY, true);
    }

    /** Whether a request has met no refusal yet. */
    static boolean isNew(RoutingContext context) {
        return context.get(ATTRIBUTE) == null;
    }

    /** What a failed verification means: only where the token itself was judged is it the token's fault. */
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

    /** OIDC adds a bare challenge of its own to what it refuses. */
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

    /** Without the message of anything that may quote a token or an answer about one. */
    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        boolean quotesNothing = root instanceof MalformedTokenException || root instanceof IOException;
        return quotesNothing ? root.toString() : root.getClass().getName();
    }
}
