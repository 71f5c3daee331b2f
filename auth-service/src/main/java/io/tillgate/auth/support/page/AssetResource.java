package io.tillgate.auth.support.page;

import io.tillgate.http.PageAssets;
import io.tillgate.http.PageAssets.Asset;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The styles, fonts and scripts of the pages, which load nothing from other origins. */
@Path("/oauth/assets")
public class AssetResource {
    private static final String BOOTSTRAP = "META-INF/resources/webjars/bootstrap/5.3.8/css/";
    private static final String FONT_AWESOME = "META-INF/resources/webjars/font-awesome/6.7.2/";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String FONT = "font/woff2";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final PageAssets ASSETS = new PageAssets(Map.ofEntries(
            Map.entry("css/bootstrap.min.css", new Asset(BOOTSTRAP + "bootstrap.min.css", CSS)),
            Map.entry("css/all.min.css", new Asset(FONT_AWESOME + "css/all.min.css", CSS)),
            Map.entry("css/v4-shims.min.css", new Asset(FONT_AWESOME + "css/v4-shims.min.css", CSS)),
            Map.entry("css/tillgate.css", new Asset("assets/tillgate.css", CSS)),
            Map.entry("webfonts/fa-solid-900.woff2", font("fa-solid-900.woff2")),
            Map.entry("webfonts/fa-regular-400.woff2", font("fa-regular-400.woff2")),
            Map.entry("webfonts/fa-brands-400.woff2", font("fa-brands-400.woff2")),
            Map.entry("webfonts/fa-v4compatibility.woff2", font("fa-v4compatibility.woff2")),
            Map.entry("mark.svg", new Asset("assets/mark.svg", "image/svg+xml")),
            Map.entry("form-post.js", new Asset("assets/form-post.js", SCRIPT)),
            Map.entry("page.js", new Asset("assets/page.js", SCRIPT)),
            Map.entry("theme.js", new Asset("assets/theme.js", SCRIPT))));

    /** Returns one of the files. */
    @GET
    @Path("/{name: .+}")
    @Operation(hidden = true)
    public Response get(@PathParam("name") String name) {
        return ASSETS.get(name).header("X-Content-Type-Options", "nosniff").build();
    }

    private static Asset font(String file) {
        return new Asset(FONT_AWESOME + "webfonts/" + file, FONT);
    }
}
