package io.tillgate.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The styles, fonts and scripts of a service's pages, from its class path. Each is read once. */
public final class PageAssets {
    private final Map<String, Asset> assets;
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    /**
     * A file of the pages.
     *
     * @param resource its place on the class path
     * @param mediaType its media type
     */
    public record Asset(String resource, String mediaType) {}

    /** Of the files by the names that pages know them by. */
    public PageAssets(Map<String, Asset> assets) {
        this.assets = Map.copyOf(assets);
    }

    /** Returns a file, which a cache may keep for a day. */
    public Response.ResponseBuilder get(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new NotFoundException();
        }
        return Response.ok(read.computeIfAbsent(asset.resource(), PageAssets::read))
                .type(asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400");
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
