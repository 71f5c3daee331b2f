package io.tillgate.auth.oauth.token;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.query.IgnoresUnknownParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749 section 3.2), in form and in JSON. */
@IgnoresUnknownParameters
@Path("/oauth/token")
@Tag(name = "Tokens")
public class TokenResource {
    private final TokenEndpoint endpoint;

    TokenResource(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "TokenRequest")))
    @Operation(operationId = "token", summary = "Issue tokens (RFC 6749 section 3.2)")
    @APIResponse(
            responseCode = "200",
            description = "The tokens",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    @APIResponse(responseCode = "400", description = "An error of RFC 6749 section 5.2")
    @APIResponse(responseCode = "401", description = "invalid_client")
    public Uni<Response> token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> endpoint.handle(OAuthParameters.parse(headers.getMediaType(), body), authorization))
                .map(tokens -> UncacheableResponse.of(200, tokens));
    }
}
