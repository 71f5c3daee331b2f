package io.tillgate.resource.quarkus;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The answers where the matched resource method, rather than the HTTP layer, turned a request away. */
class RefusalMappers {
    private static final String FORBIDDEN =
            Problems.of("insufficient-scope", "The access token does not allow this", 403);

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException exception, RoutingContext context) {
        return response(Refusal.in(context));
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException exception, RoutingContext context) {
        return response(Refusal.in(context));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception, ResourceInfo resource) {
        return Response.status(Response.Status.FORBIDDEN)
                .header("WWW-Authenticate", RequiredScopes.of(resource).challenge())
                .type(Problems.MEDIA_TYPE)
                .entity(FORBIDDEN)
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
