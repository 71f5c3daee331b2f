package io.tillgate.auth.client.app;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.oauth.token.ClientCredentialsGrant;
import io.tillgate.auth.oauth.token.TokenResponse;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.query.IgnoresUnknownParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The token endpoint of API apps, whose contract has camelCase names. */
@IgnoresUnknownParameters
@Path("/apps/auth")
@Tag(name = "API apps")
public class AppTokenResource {
    private final ClientAuthenticator authenticator;
    private final ClientCredentialsGrant grant;

    AppTokenResource(ClientAuthenticator authenticator, ClientCredentialsGrant grant) {
        this.authenticator = authenticator;
        this.grant = grant;
    }

    /**
     * An app's token.
     *
     * @param accessToken a JWT
     * @param expiresIn its lifetime in seconds
     * @param tokenType always {@code Bearer}
     */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    public record AppToken(String accessToken, long expiresIn, String tokenType) {
        static AppToken of(TokenResponse tokens) {
            return new AppToken(tokens.accessToken(), tokens.expiresIn(), tokens.tokenType());
        }

        @Override
        public String toString() {
            return "AppToken[redacted]";
        }
    }

    /** Issues a token for {@code {"clientId": ..., "clientSecret": ...}}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AppTokenRequest")))
    @Operation(operationId = "appToken", summary = "Get an access token for an API app")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = AppToken.class)))
    @APIResponse(responseCode = "401", description = "invalid_client")
    public Uni<Response> token(@Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> {
                    OAuthParameters parameters = OAuthParameters.parse(MediaType.APPLICATION_JSON_TYPE, body);
                    return authenticator.serve(
                            parameters.require("clientId"),
                            new ClientSecret(parameters.require("clientSecret")),
                            grant::issueDefaultFromMemory,
                            grant::issueDefault);
                })
                .map(tokens -> UncacheableResponse.of(200, AppToken.of(tokens)));
    }
}
