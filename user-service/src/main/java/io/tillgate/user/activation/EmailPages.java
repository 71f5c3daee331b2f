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

/** The pages behind the mails about an email address: one proves it, one takes its change back. */
@IgnoresUnknownParameters
@Path("/password-reset")
public class EmailPages {
    private final LinkPages pages;

    /** Over the open links. */
    public EmailPages(LinkPages pages) {
        this.pages = pages;
    }

    /** The form that proves an address. */
    @GET
    @Path("/confirm-email")
    @Operation(hidden = true)
    public Uni<Response> openConfirmation(
            @QueryParam("token") @Nullable String token, @Context HttpServerRequest request) {
        return pages.open(request, LinkPurpose.EMAIL_CONFIRMATION, token == null ? "" : token);
    }

    /** What it brings. */
    @POST
    @Path("/confirm-email")
    @Operation(hidden = true)
    public Uni<Response> confirm(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.confirmEmail(request, body);
    }

    /** The form that takes a change back. */
    @GET
    @Path("/restore-email")
    @Operation(hidden = true)
    public Uni<Response> openRecovery(@QueryParam("token") @Nullable String token, @Context HttpServerRequest request) {
        return pages.open(request, LinkPurpose.EMAIL_RECOVERY, token == null ? "" : token);
    }

    /** What it brings. */
    @POST
    @Path("/restore-email")
    @Operation(hidden = true)
    public Uni<Response> restore(byte @Nullable [] body, @Context HttpServerRequest request) {
        return pages.use(request, LinkPurpose.EMAIL_RECOVERY, body);
    }
}
