package io.tillgate.user.page;

import io.smallrye.common.annotation.NonBlocking;
import io.tillgate.http.PageAssets;
import io.tillgate.http.PageAssets.Asset;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the style sheets, the logo and the script of the pages. Pages load nothing from other origins. */
@Path("/password-reset/assets")
public class AssetResource {
    private static final PageAssets ASSETS = new PageAssets(Map.of(
            "bootstrap.min.css",
                    new Asset(
                            "META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css",
                            "text/css; charset=utf-8"),
            "tillgate.css", new Asset("assets/tillgate.css", "text/css; charset=utf-8"),
            "mark.svg", new Asset("assets/mark.svg", "image/svg+xml"),
            "theme.js", new Asset("assets/theme.js", "text/javascript; charset=utf-8")));

    /** Returns a file. Each is read once and then cached. */
    @GET
    @NonBlocking
    @Path("/{name}")
    @Operation(hidden = true)
    public Response get(@PathParam("name") String name) {
        return ASSETS.get(name).build();
    }
}
