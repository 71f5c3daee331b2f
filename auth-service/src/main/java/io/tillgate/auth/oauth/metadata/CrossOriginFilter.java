package io.tillgate.auth.oauth.metadata;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Implements the CORS protocol. Public documents ({@code /.well-known/*}, {@code /oauth/jwks}) may be read from every
 * origin, and the endpoints for browser clients from the origins of {@link BrowserOrigins}. Credentials are never
 * allowed, so no page can use a browser session.
 */
public class CrossOriginFilter {
    private static final Set<String> FOR_BROWSER_CLIENTS = Set.of("/oauth/token", "/oauth/revoke", "/userinfo");
    private static final String ALLOWED = "tillgate.cors.allowed";
    private static final String ORIGIN = "Origin";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final String TEN_MINUTES = "600";
    private static final int LONGEST_ORIGIN = 300;

    private final BrowserOrigins origins;

    CrossOriginFilter(BrowserOrigins origins) {
        this.origins = origins;
    }

    /** Decides whether the origin of a request is allowed, and answers preflight requests. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<@Nullable Response> filter(ContainerRequestContext request) {
        @Nullable String origin = request.getHeaderString(ORIGIN);
        String path = request.getUriInfo().getPath();
        if (origin == null || !(isForEveryone(path) || FOR_BROWSER_CLIENTS.contains(path))) {
            return null;
        }
        Uni<Boolean> allowed = isForEveryone(path)
                ? Uni.createFrom().item(true)
                : origin.length() <= LONGEST_ORIGIN
                        ? origins.allow(origin)
                        : Uni.createFrom().item(false);
        return allowed.map(yes -> {
            request.setProperty(ALLOWED, yes);
            boolean isPreflight =
                    request.getMethod().equals(HttpMethod.OPTIONS) && request.getHeaderString(ASKED_METHOD) != null;
            return isPreflight ? preflight(path, yes) : null;
        });
    }

    /** Adds the CORS headers to the response. */
    @ServerResponseFilter
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (isForEveryone(path)) {
            headers.putSingle(ALLOW_ORIGIN, "*");
        } else if (FOR_BROWSER_CLIENTS.contains(path)) {
            headers.add("Vary", ORIGIN);
            if (Boolean.TRUE.equals(request.getProperty(ALLOWED))) {
                headers.putSingle(ALLOW_ORIGIN, request.getHeaderString(ORIGIN));
                headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
            }
        }
    }

    private static Response preflight(String path, boolean allowed) {
        Response.ResponseBuilder answer = Response.noContent();
        if (allowed) {
            String methods = isForEveryone(path) ? "GET" : path.equals("/userinfo") ? "GET, POST" : "POST";
            answer.header("Access-Control-Allow-Methods", methods)
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                    .header("Access-Control-Max-Age", TEN_MINUTES);
        }
        return answer.build();
    }

    private static boolean isForEveryone(String path) {
        return path.startsWith("/.well-known/") || path.equals("/oauth/jwks");
    }
}
