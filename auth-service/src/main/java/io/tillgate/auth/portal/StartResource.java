package io.tillgate.auth.portal;

import io.tillgate.auth.support.page.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Leads browsers from the origin to the portal. */
@Path("/")
public class StartResource {
    private final Pages pages;

    StartResource(Pages pages) {
        this.pages = pages;
    }

    /** Redirects a browser. For other clients nothing is here. */
    @GET
    @Operation(hidden = true)
    public Response start(@Context HttpHeaders headers) {
        if (!Pages.areAccepted(headers)) {
            throw new NotFoundException();
        }
        return pages.redirect("/portal").build();
    }
}
