package io.tillgate.auth.oauth.logout;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.OAuthParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The end-session endpoint (OpenID Connect RP-Initiated Logout 1.0). It answers with pages, even for errors. */
@Path("/oauth/end-session")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Sign-in")
public class EndSessionResource {
    private final EndSession endSession;
    private final Pages pages;

    EndSessionResource(EndSession endSession, Pages pages) {
        this.endSession = endSession;
        this.pages = pages;
    }

    /** Signs the user out at the request of a client. */
    @GET
    @Operation(operationId = "endSession", summary = "Sign out (OpenID Connect RP-Initiated Logout 1.0)")
    @APIResponse(responseCode = "200", description = "A page that asks whether to sign out, or confirms the sign-out")
    @APIResponse(responseCode = "303", description = "Signed out; redirect to the post-logout redirect URI, with state")
    @APIResponse(
            responseCode = "400",
            description = "An error page: a parameter is repeated, or the form belongs to another browser")
    public Uni<Response> get(@Context HttpHeaders headers, @Context UriInfo uri) {
        return answer(
                headers,
                uri.getRequestUri().getRawQuery(),
                request -> endSession.start(headers, EndSessionRequest.of(request)));
    }

    /** Accepts the same request as a form. A cross-site POST has no session cookie and is redirected to a GET. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "EndSessionRequest")))
    @Operation(
            operationId = "postEndSession",
            summary = "Sign out with a form (OpenID Connect RP-Initiated Logout 1.0)")
    @APIResponse(responseCode = "200", description = "A page that asks whether to sign out, or confirms the sign-out")
    @APIResponse(
            responseCode = "303",
            description = "Redirect to this endpoint with GET, or to the post-logout redirect URI")
    public Uni<Response> post(@Context HttpHeaders headers, @Nullable String body) {
        return endSession.isSignedIn(headers)
                ? answer(headers, body, request -> endSession.start(headers, EndSessionRequest.of(request)))
                : answer(
                        headers,
                        body,
                        request -> Uni.createFrom()
                                .item(pages.redirect(
                                                "/oauth/end-session?" + URLUtils.serializeParameters(request.values()))
                                        .build()));
    }

    /** Accepts the confirmation form. */
    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> confirm(@Context HttpHeaders headers, @Nullable String body) {
        return answer(headers, body, form -> endSession.confirm(headers, form));
    }

    private Uni<Response> answer(
            HttpHeaders headers, @Nullable String encoded, Function<OAuthParameters, Uni<Response>> use) {
        return Uni.createFrom()
                .deferred(() -> use.apply(Pages.fields(encoded)))
                .onFailure()
                .recoverWithUni(e -> pages.failure(headers, e));
    }
}
