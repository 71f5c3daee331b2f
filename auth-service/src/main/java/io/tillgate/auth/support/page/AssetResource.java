package io.tillgate.auth.support.page;

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

/** The styles, fonts and scripts of the pages, which load nothing from other origins. */
@Path("/oauth/assets")
public class AssetResource {
    private static final String FONT_AWESOME = "META-INF/resources/webjars/font-awesome/6.7.2/";

    private final PageAssets assets = new PageAssets(Map.of(
            "css/all.min.css", FONT_AWESOME + "css/all.min.css",
            "css/v4-shims.min.css", FONT_AWESOME + "css/v4-shims.min.css",
            "webfonts/fa-solid-900.woff2", FONT_AWESOME + "webfonts/fa-solid-900.woff2",
            "webfonts/fa-regular-400.woff2", FONT_AWESOME + "webfonts/fa-regular-400.woff2",
            "webfonts/fa-brands-400.woff2", FONT_AWESOME + "webfonts/fa-brands-400.woff2",
            "webfonts/fa-v4compatibility.woff2", FONT_AWESOME + "webfonts/fa-v4compatibility.woff2",
            "icons.css", "assets/icons.css",
            "webfonts/ui-icons.woff2", "assets/ui-icons.woff2",
            "form-post.js", "assets/form-post.js",
            "page.js", "assets/page.js"));

    /** Returns one of the files. */
    @GET
    @Path("/{name: .+}")
    @Operation(hidden = true)
    public Response get(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding) {
        return assets.get(name, acceptEncoding);
    }
}
