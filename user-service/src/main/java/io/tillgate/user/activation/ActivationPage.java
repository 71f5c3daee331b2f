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

/** The page that the link in the activation mail opens. */
@IgnoresUnknownParameters
@Path("/activate")
public class ActivationPage {
    private final LinkPages pages;

    public ActivationPage(LinkPages pages) {
        this.pages = pages;
    }

    /** Shows the form. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> open(@QueryParam("token") @Nullable String token, @Context HttpServerRequest request) {
        return pages.open(request, LinkPurpose.ACTIVATION, token == null ? "" : token);
    }

    /** Handles the form. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> use(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.use(request, LinkPurpose.ACTIVATION, body);
    }
}
