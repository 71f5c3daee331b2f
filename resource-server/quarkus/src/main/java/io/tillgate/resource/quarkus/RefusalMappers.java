package io.tillgate.resource.quarkus;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tillgate.resource.SignInTooOldException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The answers if the matched resource method, rather than the HTTP layer, refused a request. */
class RefusalMappers {
    private static final String SIGN_IN_TOO_OLD =
            Problems.of("insufficient-user-authentication", "This requires a recent sign-in; sign in again", 401);

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException exception, RoutingContext context) {
        return response(Refusal.in(context));
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException exception, RoutingContext context) {
        return response(Refusal.in(context));
    }

    /** RFC 9470 section 3: the token is valid, but its sign-in is too old. */
    @ServerExceptionMapper
    Response signInTooOld(SignInTooOldException exception) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header("WWW-Authenticate", exception.challenge())
                .type(Problems.MEDIA_TYPE)
                .entity(SIGN_IN_TOO_OLD)
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception, ResourceInfo resource) {
        RequiredScopes required = RequiredScopes.of(resource);
        return Response.status(Response.Status.FORBIDDEN)
                .header("WWW-Authenticate", required.challenge())
                .type(Problems.MEDIA_TYPE)
                .entity(Problems.of(
                        "insufficient-scope", "The access token does not allow this", 403, required.detail()))
                .build();
    }

    static Response response(Refusal refusal) {
        return Response.status(refusal.status())
                .header(refusal.headerName(), refusal.headerValue())
                .type(Problems.MEDIA_TYPE)
                .entity(refusal.body())
                .build();
    }
}
