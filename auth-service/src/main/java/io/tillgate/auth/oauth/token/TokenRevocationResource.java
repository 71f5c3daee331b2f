package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.grant.RefreshToken;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.revocation.receipt.Receipt;
import io.tillgate.auth.revocation.receipt.Receipts;
import io.tillgate.auth.revocation.receipt.WaitPreference;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.auth.support.request.OAuthRequest;
import io.tillgate.query.IgnoresUnknownParameters;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The revocation endpoint (RFC 7009). Revoking a refresh token revokes its grant. */
@IgnoresUnknownParameters
@Path("/oauth/revoke")
@Tag(name = "Tokens")
public class TokenRevocationResource {
    private static final String REASON = "revoked_by_client";

    private final Pool pool;
    private final ClientAuthenticator authenticator;
    private final TokenInspector inspector;
    private final GrantRepository grants;
    private final Revoker revoker;
    private final KeyRing keys;
    private final Receipts receipts;

    TokenRevocationResource(
            Pool pool,
            ClientAuthenticator authenticator,
            TokenInspector inspector,
            GrantRepository grants,
            Revoker revoker,
            KeyRing keys,
            Receipts receipts) {
        this.pool = pool;
        this.authenticator = authenticator;
        this.inspector = inspector;
        this.grants = grants;
        this.revoker = revoker;
        this.keys = keys;
        this.receipts = receipts;
    }

    /**
     * Revokes a token of the calling client; answers 200 also if there is nothing to revoke. With {@code Prefer: wait}
     * (RFC 7240 section 4.3) it answers once every instance enforces the revocation, or names those that do not. A
     * repeated call waits for all revocations so far, except for a public client, which anybody can impersonate.
     */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "RevocationRequest")))
    @Operation(
            operationId = "revoke",
            summary = "Revoke a token (RFC 7009); with Prefer: wait, answer when the revocation is enforced")
    @Parameter(
            name = WaitPreference.HEADER,
            in = ParameterIn.HEADER,
            description = "wait=<seconds> (RFC 7240)",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The token is revoked, or was never the client's; there is a body only if the request asked"
                    + " to wait",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "401", description = "invalid_client")
    public Uni<Response> revoke(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Nullable String body) {
        Optional<Duration> wait = WaitPreference.of(headers);
        return Uni.createFrom().deferred(() -> {
            OAuthParameters parameters = OAuthParameters.parse(headers.getMediaType(), body);
            OAuthRequest request = OAuthRequest.of(parameters, authorization);
            return authenticator
                    .recognizeOrAuthenticate(request)
                    .flatMap(client -> end(
                                    client,
                                    parameters.require("token"),
                                    wait.filter(receipts::canAwait).isPresent())
                            .flatMap(record -> wait.isEmpty() || record.isEmpty() && client.isPublic()
                                    ? Uni.createFrom().item(done().build())
                                    : enforced(record, wait.get())));
        });
    }

    private Uni<Response> enforced(Optional<String> record, Duration wait) {
        return receipts.await(record.orElse(null), wait)
                .map(receipt -> done().header(WaitPreference.APPLIED_HEADER, WaitPreference.NAME)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(receipt)
                        .build());
    }

    private static Response.ResponseBuilder done() {
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Returns the id of the revocation record; empty if nothing was revoked. */
    private Uni<Optional<String>> end(RegisteredClient client, String token, boolean awaited) {
        Optional<RefreshToken> refreshToken = RefreshToken.open(token, keys.refreshTokenSeal());
        return refreshToken.isPresent()
                ? endGrant(client, refreshToken.get(), awaited)
                : endToken(client, token, awaited);
    }

    private Uni<Optional<String>> endGrant(RegisteredClient client, RefreshToken token, boolean awaited) {
        return pool.withTransaction(tx -> grants.findInTransaction(tx, token.grantId())
                .flatMap(found -> found.filter(grant -> grant.clientId().equals(client.clientId()))
                        .map(grant -> revoker.grant(tx, grant, REASON, client.clientId(), awaited))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Optional<String>> endToken(RegisteredClient client, String token, boolean awaited) {
        return inspector
                .read(token)
                .flatMap(found -> found.filter(active -> active.clientId().equals(client.clientId()))
                        .map(active -> revoker.token(
                                        active.id(), active.expiresAt(), REASON, client.clientId(), awaited)
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
