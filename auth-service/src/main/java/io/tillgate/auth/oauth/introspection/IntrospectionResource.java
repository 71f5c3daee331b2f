package io.tillgate.auth.oauth.introspection;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.account.AccountRepository;
import io.tillgate.auth.apikey.ApiKeySecret;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.token.ActiveToken;
import io.tillgate.auth.oauth.token.ApiKeyInspector;
import io.tillgate.auth.oauth.token.TokenInspector;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.auth.support.request.OAuthRequest;
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
import java.util.Collections;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The introspection endpoint (RFC 7662). A token that the caller may not inspect is reported as inactive. */
@IgnoresUnknownParameters
@Path("/oauth/introspect")
@Tag(name = "Tokens")
public class IntrospectionResource {
    private final Pool pool;
    private final ClientAuthenticator authenticator;
    private final TokenInspector inspector;
    private final ApiKeyInspector keyInspector;
    private final AccountRepository accounts;
    private final String issuer;

    IntrospectionResource(
            Pool pool,
            ClientAuthenticator authenticator,
            TokenInspector inspector,
            ApiKeyInspector keyInspector,
            AccountRepository accounts,
            AuthConfig config) {
        this.pool = pool;
        this.authenticator = authenticator;
        this.inspector = inspector;
        this.keyInspector = keyInspector;
        this.accounts = accounts;
        this.issuer = config.issuer().toString();
    }

    /** Returns the state and content of a token to a resource server or to the token's own client. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "IntrospectionRequest")))
    @Operation(operationId = "introspect", summary = "Introspect a token or an API key (RFC 7662)")
    @APIResponse(
            responseCode = "200",
            description = "The token's metadata, or {\"active\": false}",
            content = @Content(schema = @Schema(implementation = IntrospectionResponse.class)))
    @APIResponse(responseCode = "401", description = "invalid_client")
    public Uni<Response> introspect(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> {
                    OAuthParameters parameters = OAuthParameters.parse(headers.getMediaType(), body);
                    return authenticator.serve(
                            OAuthRequest.of(parameters, authorization),
                            // The caller in memory may have had fewer rights a moment ago.
                            caller -> answer(caller, parameters)
                                    .map(answer -> Optional.of(answer)
                                            .filter(found -> found != IntrospectionResponse.INACTIVE)),
                            caller -> answer(caller, parameters));
                })
                .map(answer -> UncacheableResponse.of(200, answer));
    }

    /** Refuses callers without authentication (RFC 7662 section 2.1). */
    private Uni<IntrospectionResponse> answer(RegisteredClient caller, OAuthParameters parameters) {
        if (caller.isPublic()) {
            throw OAuthException.badClient();
        }
        String token = parameters.require("token");
        return ApiKeySecret.parse(token).isPresent() ? answerForKey(caller, token) : answerForToken(caller, token);
    }

    /** Answers for an API key, which is valid at every resource server; other callers may not inspect it. */
    private Uni<IntrospectionResponse> answerForKey(RegisteredClient caller, String key) {
        if (!caller.introspect() || caller.resourceAudiences().isEmpty()) {
            return Uni.createFrom().item(IntrospectionResponse.INACTIVE);
        }
        return keyInspector
                .inspect(key)
                .map(found -> found.map(active -> IntrospectionResponse.of(active, caller.resourceAudiences(), issuer))
                        .orElse(IntrospectionResponse.INACTIVE));
    }

    private Uni<IntrospectionResponse> answerForToken(RegisteredClient caller, String token) {
        return inspector
                .inspect(token)
                .flatMap(found -> found.filter(active -> isBusinessOf(caller, active))
                        .map(this::describe)
                        .orElseGet(() -> Uni.createFrom().item(IntrospectionResponse.INACTIVE)));
    }

    private Uni<IntrospectionResponse> describe(ActiveToken token) {
        Uni<Optional<Account>> account = token.accountId() == null
                ? Uni.createFrom().item(Optional.empty())
                : accounts.rememberedOrFind(pool, token.accountId());
        return account.map(found -> IntrospectionResponse.of(token, found, issuer));
    }

    private static boolean isBusinessOf(RegisteredClient caller, ActiveToken token) {
        return caller.clientId().equals(token.clientId())
                || (caller.introspect() && !Collections.disjoint(caller.resourceAudiences(), token.audience()));
    }
}
