package io.tillgate.resource.key;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** Fetches the issuer's JWK Set. Blocks: for a thread that may. */
public final class JwkSetClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BODY_BYTES = 512 * 1024;

    private final URI uri;
    private final HttpClient http;

    /** A client for the address of a JWK Set. */
    public JwkSetClient(URI uri) {
        this.uri = uri;
        this.http = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Map<String, VerificationKey> fetch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("GET " + uri + " answered " + response.statusCode());
            }
            return JwkSetParser.parse(new String(body.readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8));
        } catch (JoseException e) {
            throw new IOException("GET " + uri + " did not answer a JWK Set", e);
        }
    }
}
