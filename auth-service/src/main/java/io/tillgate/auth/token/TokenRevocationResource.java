package io.tillgate.auth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.request.OAuthParameters;
import io.tillgate.auth.request.OAuthRequest;
import io.tillgate.auth.revocation.Revoker;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The revocation endpoint (RFC 7009): a refresh token takes its whole grant with it. */
@Path("/oauth/revoke")
public class TokenRevocationResource {
    private static final String REASON = "revoked_by_client";

    private final Pool pool;
    private final ClientAuthenticator authenticator;
    private final TokenInspector inspector;
    private final GrantRepository grants;
    private final Revoker revoker;
    private final KeyRing keys;
    private final URI uri;

    TokenRevocationResource(
            Pool pool,
            ClientAuthenticator authenticator,
            TokenInspector inspector,
            GrantRepository grants,
            Revoker revoker,
            KeyRing keys,
            AuthConfig config) {
        this.pool = pool;
        this.authenticator = authenticator;
        this.inspector = inspector;
        this.grants = grants;
        this.revoker = revoker;
        this.keys = keys;
        this.uri = config.issuer().resolve("/oauth/revoke");
    }

    /** Ends a token of the calling client; 200 also where there is nothing to end. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @Operation(operationId = "revoke", summary = "Ends a token (RFC 7009)")
    @APIResponse(responseCode = "200", description = "The token is dead, or was never the client's")
    @APIResponse(responseCode = "401", description = "invalid_client")
    public Uni<Response> revoke(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> {
                    OAuthParameters parameters = OAuthParameters.parse(headers.getMediaType(), body);
                    OAuthRequest request = OAuthRequest.of(uri, parameters, authorization);
                    return authenticator
                            .authenticate(request)
                            .flatMap(client -> end(client, parameters.require("token")));
                })
                .replaceWith(() -> Response.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Uni<Void> end(RegisteredClient client, String token) {
        Optional<RefreshToken> refreshToken = RefreshToken.open(token, keys.refreshTokenSeal());
        return refreshToken.isPresent() ? endGrant(client, refreshToken.get()) : endToken(client, token);
    }

    private Uni<Void> endGrant(RegisteredClient client, RefreshToken token) {
        return pool.withTransaction(tx -> grants.find(tx, token.grantId())
                .flatMap(found -> found.filter(grant -> grant.clientId().equals(client.clientId()))
                        .map(grant -> revoker.grant(tx, grant, REASON, client.clientId()))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> endToken(RegisteredClient client, String token) {
        return inspector
                .read(token)
                .flatMap(found -> found.filter(active -> active.clientId().equals(client.clientId()))
                        .map(active -> revoker.token(active.id(), active.expiresAt(), REASON, client.clientId()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
