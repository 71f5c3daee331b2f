package io.tillgate.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.benchmarks.machine.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends requests to auth-service with the clients of the local stack and an account of the benchmarks. */
public final class Tokens implements Issuer {
    private static final String CLIENT_FORM = "grant_type=client_credentials&scope=menu:read";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "a rather long passphrase " + UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();
    /** Administrators' requests need a sign-in of the last five minutes. */
    private static final Duration RECENT = Duration.ofMinutes(4);

    private final LocalStack stack;
    private final String userName = "bench-" + UUID.randomUUID();
    private String adminToken = "";
    private long adminSignIn;

    /** Registers the account. */
    public Tokens(LocalStack stack) throws IOException, InterruptedException {
        this.stack = stack;
        send(
                "user-service",
                "POST",
                "/users",
                null,
                JSON_TYPE,
                JSON.writeValueAsString(
                        JSON.createObjectNode().put("user_name", userName).put("password", PASSWORD)));
    }

    @Override
    public Endpoints endpoints() {
        return new Endpoints("/oauth/token", "/oauth/introspect", "/oauth/revoke", "/oauth/jwks");
    }

    @Override
    public Client client(String name) {
        JsonNode client = stack.credentials().at("/clients/" + name);
        return new Client(
                client.get("client_id").asText(), client.get("client_secret").asText());
    }

    /** Registers a client for the client credentials grant, as the administrator, with additional metadata. */
    public Client register(String name, String metadata) throws IOException, InterruptedException {
        HttpResponse<String> registered = send(
                "auth-service", "POST", "/clients", "Bearer " + adminToken(), JSON_TYPE, """
                    {"client_name": "%s", "grant_types": ["client_credentials"], "scope": "menu:read",
                     "token_endpoint_auth_method": "client_secret_basic", "audience": ["https://pos.example/api"],
                     %s}\
                    """.formatted(name, metadata));
        if (registered.statusCode() != 201) {
            throw new IOException("POST /clients: " + registered.statusCode() + " " + registered.body());
        }
        return new Client(text(registered.body(), "client_id"), text(registered.body(), "client_secret"));
    }

    /** Requests a token with the client credentials grant. */
    public String issue(Client client) throws IOException, InterruptedException {
        return accessToken(client, CLIENT_FORM);
    }

    /** Revokes a token, and returns the response status. */
    public int revoke(Client client, String token) throws IOException, InterruptedException {
        return send("auth-service", "POST", "/oauth/revoke", client.basic(), FORM, "token=" + token)
                .statusCode();
    }

    /** Performs a bulk revocation as the administrator, and returns the response status. */
    public int kill(String target, String value) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(JSON.createObjectNode().put(target, value));
        return send("auth-service", "POST", "/revocations", "Bearer " + adminToken(), JSON_TYPE, body)
                .statusCode();
    }

    /** Calls the sample API with a token or an API key, and returns the response status. */
    public int dishes(Credential credential) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + stack.port("sample-pos-api") + "/api/v2/dishes"))
                .header(credential.header(), credential.value())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** Introspects a token or an API key. */
    public JsonNode introspect(String token) throws IOException, InterruptedException {
        return JSON.readTree(send(
                        "auth-service",
                        "POST",
                        "/oauth/introspect",
                        client("sample_pos_api").basic(),
                        FORM,
                        "token=" + token)
                .body());
    }

    /** Requests a page as a browser does. */
    public HttpResponse<String> page(String method, String path, String cookies, String form)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + stack.port("auth-service") + path))
                .header("Content-Type", FORM)
                .method(method, HttpRequest.BodyPublishers.ofString(form));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the account's fields of the sign-in form. */
    public Map<String, String> signInForm() {
        return Map.of("user_name", userName, "password", PASSWORD);
    }

    /**
     * A client's credentials.
     *
     * @param id its client id
     * @param secret its secret, which is valid for this stack only
     */
    public record Client(String id, String secret) {
        String basic() {
            return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public JsonNode signIn() throws IOException, InterruptedException {
        return token(null, passwordForm());
    }

    String adminToken() throws IOException, InterruptedException {
        if (adminToken.isEmpty() || System.nanoTime() - adminSignIn > RECENT.toNanos()) {
            adminSignIn = System.nanoTime();
            JsonNode admin = stack.credentials().get("admin");
            adminToken = accessToken(
                    client("pos_admin"),
                    "grant_type=password&username=" + admin.get("user_name").asText() + "&password="
                            + admin.get("password").asText());
        }
        return adminToken;
    }

    String accessToken(Client client, String form) throws IOException, InterruptedException {
        return token(client.basic(), form).get("access_token").asText();
    }

    private JsonNode token(@Nullable String authorization, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("auth-service", "POST", "/oauth/token", authorization, FORM, form);
        if (answer.statusCode() != 200) {
            throw new IOException("POST /oauth/token: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public String clientForm() {
        return CLIENT_FORM;
    }

    @Override
    public String passwordForm() {
        return "grant_type=password&client_id=chimpy-pos&scope=menu:read+offline_access&username=" + userName
                + "&password=" + PASSWORD.replace(' ', '+');
    }

    private HttpResponse<String> send(
            String service, String method, String path, @Nullable String authorization, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + stack.port(service) + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String text(String body, String field) {
        String start = "\"" + field + "\":\"";
        int from = body.indexOf(start);
        return from < 0 ? "" : body.substring(from + start.length(), body.indexOf('"', from + start.length()));
    }
}
