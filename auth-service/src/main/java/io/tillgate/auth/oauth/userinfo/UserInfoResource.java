package io.tillgate.auth.oauth.userinfo;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.oauth.token.UncacheableResponse;
import io.tillgate.auth.support.error.OAuthErrorBody;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.query.IgnoresUnknownParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The UserInfo endpoint (OpenID Connect Core 1.0 section 5.3), with the errors of RFC 6750 section 3. */
@IgnoresUnknownParameters
@Path("/userinfo")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class UserInfoResource {
    private static final int SERVER_ERROR = 500;

    private final UserInfo userInfo;

    UserInfoResource(UserInfo userInfo) {
        this.userInfo = userInfo;
    }

    @GET
    @SecurityRequirement(name = "bearer", scopes = "openid")
    @Operation(operationId = "userInfo", summary = "Get claims about the signed-in account (OpenID Connect Core 5.3)")
    @APIResponse(responseCode = "200", description = "sub, and the claims that the token's scopes allow")
    @APIResponse(responseCode = "401", description = "There is no token; or invalid_token if it is not valid")
    @APIResponse(responseCode = "403", description = "insufficient_scope: the token lacks openid")
    @APIResponse(responseCode = "503", description = "temporarily_unavailable")
    public Uni<Response> get(@Context HttpHeaders headers) {
        return answer(headers, null);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(ref = "UserInfoRequest")))
    @Operation(
            operationId = "postUserInfo",
            summary = "Get claims, with the token in the header or in a form (OpenID Connect Core 5.3)")
    @APIResponse(responseCode = "200", description = "sub, and the claims that the token's scopes allow")
    @APIResponse(responseCode = "401", description = "There is no token; or invalid_token if it is not valid")
    @APIResponse(responseCode = "403", description = "insufficient_scope: the token lacks openid")
    public Uni<Response> post(@Context HttpHeaders headers, @Nullable String body) {
        return answer(headers, body);
    }

    private Uni<Response> answer(HttpHeaders headers, @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> {
                    @Nullable MediaType type = body == null ? null : headers.getMediaType();
                    Optional<PresentedToken> token =
                            PresentedToken.of(headers.getRequestHeader(HttpHeaders.AUTHORIZATION), type, body);
                    return token.isEmpty()
                            ? Uni.createFrom().item(unauthenticated())
                            : userInfo.claims(token.get().value()).map(claims -> UncacheableResponse.of(200, claims));
                })
                .onFailure(e -> e instanceof OAuthException oauth && oauth.status() < SERVER_ERROR)
                .recoverWithItem(e -> refused((OAuthException) e));
    }

    /** Without a token the challenge names no error (RFC 6750 section 3.1). */
    private static Response unauthenticated() {
        return Response.status(401)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tillgate\", scope=\"openid\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response refused(OAuthException e) {
        String error = e.code().code();
        String challenge = "Bearer realm=\"tillgate\", error=\"" + error + "\", error_description=\""
                + e.description().replaceAll("[\"\\\\]", "'") + "\"" + (e.status() == 403 ? ", scope=\"openid\"" : "");
        return Response.status(e.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new OAuthErrorBody(error, e.description()))
                .build();
    }
}
