package io.tillgate.resource.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jose4j.lang.JoseException;

/** Fetches the issuer's JWK Set without blocking the caller. */
public final class JwkSetClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BODY_BYTES = 512 * 1024;

    private final URI uri;
    private final HttpClient http;

    /** Creates a client for the address of a JWK Set. */
    public JwkSetClient(URI uri) {
        this.uri = uri;
        this.http = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Fetches the keys; fails with an {@link IOException} or {@link UncheckedIOException}, possibly wrapped. */
    CompletableFuture<JwkSet> fetch() {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/jwk-set+json, application/json")
                .header("Cache-Control", "no-cache") // a cache may not know a key that is unknown here
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(this::parse)
                .orTimeout(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private JwkSet parse(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("GET " + uri + " answered " + response.statusCode());
            }
            return JwkSet.parse(new String(body.readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new UncheckedIOException(new IOException("GET " + uri + " did not answer a JWK Set", e));
        }
    }
}
