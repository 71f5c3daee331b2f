package io.tillgate.audit.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Redirects to the log's page in the portal, with the query parameters as filters. */
@Path("/audit")
@Tag(name = "Audit", description = "The recorded events of the suite.")
public class PageResource {
    private static final String PAGE = "/portal/admin/events";

    /** Redirects with 303. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response open(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(303)
                .header(HttpHeaders.LOCATION, query == null ? PAGE : PAGE + "?" + query)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
