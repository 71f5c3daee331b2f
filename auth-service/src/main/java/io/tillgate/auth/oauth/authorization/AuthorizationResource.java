package io.tillgate.auth.oauth.authorization;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.FormEncoding;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The authorization endpoint (RFC 6749 section 3.1). */
@Path("/oauth/authorize")
@Tag(name = "Sign-in")
public class AuthorizationResource {
    private final AuthorizationEndpoint endpoint;
    private final BrowserBindings browsers;
    private final Pages pages;

    AuthorizationResource(AuthorizationEndpoint endpoint, BrowserBindings browsers, Pages pages) {
        this.endpoint = endpoint;
        this.browsers = browsers;
        this.pages = pages;
    }

    @GET
    @Operation(operationId = "authorize", summary = "Start an authorization request (RFC 6749 section 3.1)")
    @APIResponse(
            responseCode = "303",
            description = "Redirect to the sign-in page, the consent page or the redirect URI")
    @APIResponse(
            responseCode = "200",
            description = "A page that posts the response (response_mode=form_post)",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "An error page: the client or its redirect URI is unknown")
    public Uni<Response> byGet(@Context UriInfo uri, @Context HttpHeaders headers) {
        return inBrowser(
                headers,
                browser -> endpoint.begin(parameters(uri.getRequestUri().getRawQuery()), headers, browser));
    }

    /** Accepts a request by POST (OpenID Connect Core section 3.1.2.1). */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AuthorizationRequest")))
    @Operation(
            operationId = "authorizeByPost",
            summary = "Start an authorization request with a form (RFC 6749 section 3.1)")
    @APIResponse(responseCode = "303", description = "Redirect to this endpoint with GET, or to the redirect URI")
    @APIResponse(responseCode = "400", description = "An error page: the client or its redirect URI is unknown")
    public Uni<Response> byPost(@Context HttpHeaders headers, @Nullable String body) {
        return Uni.createFrom()
                .deferred(() -> endpoint.beginByPost(parameters(body), headers))
                .map(Response.ResponseBuilder::build)
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    @GET
    @Path("/{handle}")
    @Operation(hidden = true)
    public Uni<Response> resume(@PathParam("handle") String handle, @Context HttpHeaders headers) {
        return inBrowser(headers, browser -> endpoint.resume(handle, headers, browser));
    }

    private Uni<Response> inBrowser(
            HttpHeaders headers, Function<BrowserBinding, Uni<Response.ResponseBuilder>> answer) {
        return Uni.createFrom()
                .deferred(() -> {
                    BrowserBinding browser = browsers.of(headers);
                    return answer.apply(browser)
                            .map(response -> browser.isNew()
                                    ? response.cookie(browsers.cookie(browser)).build()
                                    : response.build());
                })
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }

    private static RequestParameters parameters(@Nullable String text) {
        try {
            return new RequestParameters(FormEncoding.parse(text));
        } catch (OAuthException e) {
            // The malformed part may be the redirect URI or the state, without which the client gets no response.
            throw new PageException(PageError.REQUEST, e.description());
        }
    }
}
