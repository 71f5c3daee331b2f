package io.tillgate.user.page;

import io.smallrye.common.annotation.NonBlocking;
import io.tillgate.web.PageAssets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Serves the style sheets, the logo and the script of the pages. Pages load nothing from other origins. */
@Path("/password-reset/assets")
public class AssetResource {
    private final PageAssets assets = new PageAssets(Map.of());

    /** Returns a file. */
    @GET
    @NonBlocking
    @Path("/{name}")
    @Operation(hidden = true)
    public Response get(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding) {
        return assets.get(name, acceptEncoding);
    }
}
