package io.tillgate.user.page;

import io.smallrye.common.annotation.NonBlocking;
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

/** Serves the style sheets, the logo and the script of the pages. Pages load nothing from other origins. */
@Path("/password-reset/assets")
public class AssetResource {
    private static final Map<String, Asset> ASSETS = Map.of(
            "bootstrap.min.css",
                    new Asset(
                            "META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css",
                            "text/css; charset=utf-8"),
            "tillgate.css", new Asset("assets/tillgate.css", "text/css; charset=utf-8"),
            "mark.svg", new Asset("assets/mark.svg", "image/svg+xml"),
            "theme.js", new Asset("assets/theme.js", "text/javascript; charset=utf-8"));

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    private record Asset(String resource, String mediaType) {}

    /** Returns a file. Each is read once and then cached. */
    @GET
    @NonBlocking
    @Path("/{name}")
    @Operation(hidden = true)
    public Response get(@PathParam("name") String name) {
        Asset asset = ASSETS.get(name);
        if (asset == null) {
            throw new NotFoundException();
        }
        return Response.ok(read.computeIfAbsent(asset.resource(), AssetResource::read))
                .type(asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .build();
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
