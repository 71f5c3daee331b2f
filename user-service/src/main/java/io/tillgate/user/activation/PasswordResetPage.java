package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.query.IgnoresUnknownParameters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page that the password-reset link opens. Without a token it is the page that requests a link. */
@IgnoresUnknownParameters
@Path("/password-reset")
public class PasswordResetPage {
    private final LinkPages pages;

    public PasswordResetPage(LinkPages pages) {
        this.pages = pages;
    }

    /** Shows the form. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> open(@QueryParam("token") @Nullable String token, @Context HttpServerRequest request) {
        return token == null ? pages.ask(request) : pages.open(request, LinkPurpose.PASSWORD_RESET, token);
    }

    /** Handles the form of a link. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> use(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.use(request, LinkPurpose.PASSWORD_RESET, body);
    }

    /** Handles the form that requests a link. */
    @POST
    @Path("/request")
    @Operation(hidden = true)
    public Uni<Response> ask(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.asked(request, body);
    }
}
