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

/** The pages of the links that verify an email address or revert its change. */
@IgnoresUnknownParameters
@Path("/password-reset")
public class EmailPages {
    private final LinkPages pages;

    public EmailPages(LinkPages pages) {
        this.pages = pages;
    }

    /** Shows the form that verifies an address. */
    @GET
    @Path("/confirm-email")
    @Operation(hidden = true)
    public Uni<Response> openConfirmation(
            @QueryParam("token") @Nullable String token, @Context HttpServerRequest request) {
        return pages.open(request, LinkPurpose.EMAIL_CONFIRMATION, token == null ? "" : token);
    }

    /** Handles the form that verifies an address. */
    @POST
    @Path("/confirm-email")
    @Operation(hidden = true)
    public Uni<Response> confirm(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.confirmEmail(request, body);
    }

    /** Shows the form that reverts a change. */
    @GET
    @Path("/restore-email")
    @Operation(hidden = true)
    public Uni<Response> openRecovery(@QueryParam("token") @Nullable String token, @Context HttpServerRequest request) {
        return pages.open(request, LinkPurpose.EMAIL_RECOVERY, token == null ? "" : token);
    }

    /** Handles the form that reverts a change. */
    @POST
    @Path("/restore-email")
    @Operation(hidden = true)
    public Uni<Response> restore(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.use(request, LinkPurpose.EMAIL_RECOVERY, body);
    }
}
