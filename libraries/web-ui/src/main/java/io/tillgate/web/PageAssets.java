package io.tillgate.web;

import io.tillgate.http.StaticBody;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The styles, fonts and scripts of the pages of a service. Pages load nothing from other origins. Each file is read once.
 * Safe for concurrent use.
 */
public final class PageAssets {
    private static final Map<String, String> SHARED = Map.of(
            "bootstrap.min.css", "META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css",
            "tillgate.css", "assets/tillgate.css",
            "mark.svg", "assets/mark.svg",
            "theme.js", "assets/theme.js");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final Map<String, String> resources = new HashMap<>(SHARED);
    private final Map<String, StaticBody> read = new ConcurrentHashMap<>();

    /**
     * The files that all pages share, and those of one service.
     *
     * @param own the class path resource of each file that only this service has, by the name of the file
     */
    public PageAssets(Map<String, String> own) {
        resources.putAll(own);
    }

    /**
     * The response with the file of a name, compressed if that makes it smaller and the client accepts it.
     *
     * @param acceptEncoding the header {@code Accept-Encoding}; null if it is missing
     * @throws NotFoundException if there is no such file
     */
    public Response get(String name, @Nullable String acceptEncoding) {
        String resource = resources.get(name);
        if (resource == null) {
            throw new NotFoundException();
        }
        StaticBody body = read.computeIfAbsent(resource, PageAssets::read);
        Optional<byte[]> gzip = body.gzip(acceptEncoding);
        return Response.ok(gzip.orElseGet(body::plain))
                .header(HttpHeaders.CONTENT_ENCODING, gzip.isPresent() ? "gzip" : null)
                .header(HttpHeaders.VARY, body.varies() ? HttpHeaders.ACCEPT_ENCODING : null)
                .type(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .header(PageHeaders.CONTENT_TYPE_OPTIONS, "nosniff")
                .build();
    }

    private static StaticBody read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("an asset of the pages is missing: " + resource);
            }
            return new StaticBody(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
