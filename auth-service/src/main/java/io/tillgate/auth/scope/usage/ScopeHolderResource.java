package io.tillgate.auth.scope.usage;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.auth.support.request.OAuthRequest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Counts the holders of a scope for scope-registry, which decides who may see them. For the internal network; the
 * caller must be a client that may introspect tokens for this issuer.
 */
@Path("/internal/scopes/{namespace}/holders")
public class ScopeHolderResource {
    private final Pool pool;
    private final ClientAuthenticator authenticator;
    private final ScopeHolderRepository holders;
    private final Clock clock;
    private final String issuer;

    ScopeHolderResource(
            Pool pool,
            ClientAuthenticator authenticator,
            ScopeHolderRepository holders,
            Clock clock,
            AuthConfig config) {
        this.pool = pool;
        this.authenticator = authenticator;
        this.holders = holders;
        this.clock = clock;
        this.issuer = config.issuer().toString();
    }

    /** Returns the counts. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> count(
            @PathParam("namespace") String namespace,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        if (namespace.indexOf('\0') >= 0) {
            throw OAuthException.of(OAuthErrorCode.INVALID_REQUEST, "There is no such scope");
        }
        return Uni.createFrom()
                .deferred(() ->
                        authenticator.authenticate(OAuthRequest.of(OAuthParameters.parse(null, null), authorization)))
                .invoke(this::requireResourceServer)
                .flatMap(caller -> holders.count(pool, namespace, clock.instant()))
                .map(counted -> UncacheableResponse.of(200, counted));
    }

    private void requireResourceServer(RegisteredClient caller) {
        boolean isTold = caller.introspect() && caller.resourceAudiences().contains(issuer);
        if (caller.isPublic() || !isTold) {
            throw OAuthException.badClient();
        }
    }
}
