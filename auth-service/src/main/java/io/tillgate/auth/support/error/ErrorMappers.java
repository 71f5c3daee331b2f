package io.tillgate.auth.support.error;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tillgate.auth.key.KeysNotLoadedException;
import io.tillgate.database.DatabaseErrors;
import io.tillgate.http.RefusalBody;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.query.InvalidQueryException;
import io.tillgate.resource.SignInTooOldException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception to the error format of the endpoint. */
public class ErrorMappers {
    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    @ServerExceptionMapper
    Response oauth(OAuthException e) {
        if (e.status() >= 500 && e.getCause() != null) {
            LOG.errorf(e, "%s: %s", e.code().code(), e.description());
        } else {
            LOG.debugf("%s: %s", e.code().code(), e.description());
        }
        Response.ResponseBuilder response = Response.status(e.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new OAuthErrorBody(e.code().code(), e.description()));
        if (e.code() == OAuthErrorCode.INVALID_CLIENT) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tillgate\"");
        }
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.build();
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e).build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .toList();
        return answer(Problems.invalid(violations)).build();
    }

    @ServerExceptionMapper
    Response invalid(InvalidQueryException e) {
        List<Violation> violations = e.violations().entrySet().stream()
                .map(wrong -> new Violation(wrong.getKey(), wrong.getValue()))
                .toList();
        return answer(Problems.invalid(violations)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(RoutingContext request) {
        return answer(
                        TokenChallenge.isPresented(request)
                                ? Problems.of(401, "invalid-token", "The access token is not valid")
                                : Problems.of(401, "missing-token", "The request has no access token"))
                .header(TokenChallenge.HEADER, TokenChallenge.of(request))
                .build();
    }

    /** The token is valid, but its sign-in is too old (RFC 9470 section 3). */
    @ServerExceptionMapper
    Response signInTooOld(SignInTooOldException e) {
        return answer(Problems.of(
                        401, "insufficient-user-authentication", "This requires a recent sign-in; sign in again"))
                .header(HttpHeaders.WWW_AUTHENTICATE, e.challenge())
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ResourceInfo resource) {
        ScopeChallenge challenge = ScopeChallenge.of(e, resource);
        return answer(Problems.of(
                        403, "insufficient-scope", "The access token does not allow this", challenge.detail()))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge.header())
                .build();
    }

    /** Java reports JSON that is nested too deeply or has too long a number as an {@code IOException}. */
    @ServerExceptionMapper({MismatchedInputException.class, StreamConstraintsException.class})
    Response mistyped() {
        return answer(Problems.of(400, "malformed", "The body is not JSON of the expected shape"))
                .build();
    }

    @ServerExceptionMapper
    Response overloaded(OverloadedException e, UriInfo uri) {
        LOG.debugf("%s: %s", uri.getPath(), e.getMessage());
        return unavailable(uri);
    }

    /** Maps errors of the framework: an unknown path, a wrong method or media type, malformed JSON. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return fault(e, uri);
        }
        String title = e.getResponse().getStatusInfo().getReasonPhrase();
        return RefusalBody.speaksOAuth(uri.getPath())
                ? oauth(OAuthException.of(OAuthErrorCode.INVALID_REQUEST, title).withStatus(status))
                : answer(Problems.of(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT) // browsers get pages
                        .build();
    }

    @ServerExceptionMapper
    Response fault(Throwable e, UriInfo uri) {
        boolean away = e instanceof KeysNotLoadedException || DatabaseErrors.caused(e);
        LOG.logf(away ? Logger.Level.WARN : Logger.Level.ERROR, e, "%s failed", uri.getPath());
        if (away) {
            return unavailable(uri);
        }
        return RefusalBody.speaksOAuth(uri.getPath())
                ? oauth(OAuthException.of(OAuthErrorCode.SERVER_ERROR, "An unexpected error occurred"))
                : answer(Problems.of(500, "fault", "An unexpected error occurred"))
                        .build();
    }

    private Response unavailable(UriInfo uri) {
        return RefusalBody.speaksOAuth(uri.getPath())
                ? oauth(OAuthException.of(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, "Try again soon"))
                : answer(Problems.of(503, "unavailable", "Try again soon"))
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
    }

    /** Rounds up to whole seconds. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static Response.ResponseBuilder answer(ProblemException refusal) {
        Problem problem = refusal.problem();
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String field(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName() == null ? last : node.getName();
        }
        return last;
    }
}
