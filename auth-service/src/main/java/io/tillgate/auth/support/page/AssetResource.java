package io.tillgate.auth.support.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The styles, fonts and scripts of the pages, which load nothing from other origins. */
@Path("/oauth/assets")
public class AssetResource {
    private static final String BOOTSTRAP = "META-INF/resources/webjars/bootstrap/5.3.8/css/";
    private static final String FONT_AWESOME = "META-INF/resources/webjars/font-awesome/6.7.2/";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String FONT = "font/woff2";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, Asset> ASSETS = Map.ofEntries(
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
            Map.entry("theme.js", new Asset("assets/theme.js", SCRIPT)));

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    private record Asset(String resource, String mediaType) {}

    /** Returns one of the files. */
    @GET
    @Path("/{name: .+}")
    @Operation(hidden = true)
    public Response get(@PathParam("name") String name) {
        Asset asset = ASSETS.get(name);
        if (asset == null) {
            throw new NotFoundException();
        }
        return Response.ok(read.computeIfAbsent(asset.resource(), AssetResource::read))
                .type(asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Asset font(String file) {
        return new Asset(FONT_AWESOME + "webfonts/" + file, FONT);
    }

    private static byte[] read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("an asset of the pages is not there: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
