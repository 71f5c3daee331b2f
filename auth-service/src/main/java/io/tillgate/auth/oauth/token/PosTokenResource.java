package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.RawPassword;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.BasicCredentials;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.query.IgnoresUnknownParameters;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The token endpoints of the POS admin panel's contract: Basic credentials are exchanged for a UUID token. */
@IgnoresUnknownParameters
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
public class PosTokenResource {
    private static final String BEARER = "bearer ";
    private static final int CREATED = 201;

    private final Pool pool;
    private final ClientAuthenticator authenticator;
    private final ClientRepository clients;
    private final PasswordGrant passwordGrant;
    private final RefreshTokenGrant refreshTokenGrant;
    private final TokenRefusals refusals;
    private final String defaultClient;

    PosTokenResource(
            Pool pool,
            ClientAuthenticator authenticator,
            ClientRepository clients,
            PasswordGrant passwordGrant,
            RefreshTokenGrant refreshTokenGrant,
            TokenRefusals refusals,
            AuthConfig config) {
        this.pool = pool;
        this.authenticator = authenticator;
        this.clients = clients;
        this.passwordGrant = passwordGrant;
        this.refreshTokenGrant = refreshTokenGrant;
        this.refusals = refusals;
        this.defaultClient = config.defaultClient();
    }

    /**
     * Signs an account in. With {@code user_name} and {@code password} in the body, the Basic credentials are the
     * client's. Without a body they are the user's, and the client is the default one.
     */
    @POST
    @Path("/token")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PosTokenRequest")))
    @Operation(operationId = "posToken", summary = "Sign an account in (POS admin panel)")
    @APIResponse(
            responseCode = "201",
            description = "The tokens",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    @APIResponse(responseCode = "400", description = "invalid_request, or invalid_grant for a wrong password")
    @APIResponse(responseCode = "401", description = "invalid_client")
    public Uni<Response> token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> signIn(authorization, OAuthParameters.parse(bodyType(headers, body), body)))
                .map(tokens -> UncacheableResponse.of(CREATED, tokens.withoutScope()));
    }

    /** Issues new tokens for the refresh token in the {@code Authorization} header. */
    @POST
    @Path("/refresh-token")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "posRefreshToken", summary = "Refresh tokens (POS admin panel)")
    @APIResponse(
            responseCode = "201",
            description = "The tokens",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    @APIResponse(responseCode = "401", description = "invalid_grant")
    public Uni<Response> refresh(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return Uni.createFrom()
                .deferred(() -> refreshTokenGrant.refreshAtPos(bearer(authorization)))
                .onFailure(OAuthException.class)
                .call(e -> refusals.tell(
                        (OAuthException) e, null, refreshTokenGrant.grantType().getValue()))
                .onFailure(OAuthException.class)
                .transform(e -> unauthorized((OAuthException) e))
                .map(tokens -> UncacheableResponse.of(CREATED, tokens.withoutScope()));
    }

    private Uni<TokenResponse> signIn(@Nullable String authorization, OAuthParameters parameters) {
        BasicCredentials basic = BasicCredentials.parse(authorization).orElseThrow(OAuthException::badClient);
        if (parameters.values().isEmpty()) {
            return clients.find(pool, defaultClient)
                    .map(stored -> stored.map(StoredClient::client).orElseThrow(OAuthException::badClient))
                    .flatMap(
                            client -> passwordGrant.signInAtPos(client, basic.name(), new RawPassword(basic.secret())));
        }
        String userName = parameters.require("user_name");
        RawPassword password = new RawPassword(parameters.require("password"));
        return authenticator
                .authenticate(basic.name(), new ClientSecret(basic.secret()))
                .flatMap(client -> passwordGrant.signInAtPos(client, userName, password));
    }

    private static @Nullable MediaType bodyType(HttpHeaders headers, @Nullable String body) {
        MediaType type = headers.getMediaType();
        boolean readable = type == null
                || MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                || MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        if (body != null && !body.isBlank() && !readable) {
            throw OAuthException.of(OAuthErrorCode.INVALID_REQUEST, "The body must be JSON or a form")
                    .withStatus(415);
        }
        return type;
    }

    private static String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw OAuthException.of(OAuthErrorCode.INVALID_GRANT, "The refresh token is missing");
        }
        return authorization.substring(BEARER.length()).strip();
    }

    private static OAuthException unauthorized(OAuthException e) {
        return e.code() == OAuthErrorCode.INVALID_GRANT ? e.withStatus(401) : e;
    }
}
