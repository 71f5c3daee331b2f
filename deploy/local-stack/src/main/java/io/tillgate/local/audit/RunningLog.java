package io.tillgate.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.local.part.PartException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Exports the audit log of a running stack, as its administrator. */
public final class RunningLog {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode credentials;
    private final HttpClient http;

    /**
     * @param credentials the stack's {@code credentials.json}
     * @param trust verifies the gateway's certificate; null without TLS
     */
    public RunningLog(Path credentials, @Nullable SSLContext trust) throws IOException {
        this.credentials = JSON.readTree(credentials.toFile());
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        this.http = (trust == null ? builder : builder.sslContext(trust)).build();
    }

    /** Returns the log's public keys, one per line. */
    public String keys() throws IOException {
        return send(request("/audit/checkpoints/key").build()).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Streams the lines of an export. */
    public Stream<String> export(@Nullable String from, @Nullable String to) throws IOException {
        Map<String, String> range = new LinkedHashMap<>();
        if (from != null) {
            range.put("from", from);
        }
        if (to != null) {
            range.put("to", to);
        }
        String query = range.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request("/audit/export?" + query)
                .header("Authorization", "Bearer " + token())
                .build());
    }

    private String token() throws IOException {
        JsonNode client = credentials.path("clients").path("pos_admin");
        String basic = client.path("client_id").asText() + ":"
                + client.path("client_secret").asText();
        String body = JSON.createObjectNode()
                .put("user_name", credentials.path("admin").path("user_name").asText())
                .put("password", credentials.path("admin").path("password").asText())
                .toString();
        HttpRequest request = request("/auth/token")
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(send(request).collect(Collectors.joining()))
                .path("access_token")
                .asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(credentials.path("base_url").asText() + path))
                .timeout(TIMEOUT);
    }

    private Stream<String> send(HttpRequest request) throws IOException {
        try {
            HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() / 100 != 2) {
                throw new PartException(request.uri().getPath() + " answers " + response.statusCode() + ": "
                        + response.body().limit(20).collect(Collectors.joining(" ")));
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
