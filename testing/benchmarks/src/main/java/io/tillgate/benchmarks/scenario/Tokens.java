package io.tillgate.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.benchmarks.load.Scenario;
import io.tillgate.benchmarks.machine.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends requests to auth-service with the clients of the local stack and an account of the benchmarks. */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "a rather long passphrase " + UUID.randomUUID();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalStack stack;
    private final String userName = "bench-" + UUID.randomUUID();
    private String adminToken = "";

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

    /** Repeatedly requests a token with the client credentials grant. */
    public Scenario clientCredentials(Client client) {
        return Scenario.repeating(
                Scenario.post("/oauth/token", client.basic(), "grant_type=client_credentials&scope=menu:read"));
    }

    /** Repeatedly requests a token with the client credentials grant, and collects the tokens. */
    public Scenario clientCredentials(Client client, Queue<String> tokens) {
        Scenario requests = clientCredentials(client);
        return new Scenario() {
            @Override
            public byte @Nullable [] next(int connection) {
                return requests.next(connection);
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                tokens.add(text(body, "access_token"));
                return status == 200;
            }
        };
    }

    /** Refreshes one grant per connection, always with the newest refresh token. */
    public Scenario refresh(int connections) throws IOException, InterruptedException {
        String[] tokens = new String[connections];
        for (int i = 0; i < connections; i++) {
            tokens[i] = signIn().get("refresh_token").asText();
        }
        return new Scenario() {
            @Override
            public byte[] next(int connection) {
                return Scenario.post(
                        "/oauth/token",
                        null,
                        "grant_type=refresh_token&client_id=chimpy-pos&refresh_token=" + tokens[connection]);
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                if (status == 200) {
                    tokens[connection] = text(body, "refresh_token");
                }
                return status == 200;
            }
        };
    }

    /** Repeatedly requests tokens with the password grant. */
    public Scenario password() {
        return Scenario.repeating(Scenario.post("/oauth/token", null, passwordForm()));
    }

    /** Repeatedly introspects an active token of a user. */
    public Scenario introspection() throws IOException, InterruptedException {
        String token = signIn().get("access_token").asText();
        byte[] request =
                Scenario.post("/oauth/introspect", client("sample_pos_api").basic(), "token=" + token);
        return new Scenario() {
            @Override
            public byte[] next(int connection) {
                return request;
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                return status == 200 && body.contains("\"active\":true");
            }
        };
    }

    /** Revokes a different token with each request. */
    public Scenario revocation(Client client, Queue<String> tokens) {
        return connection -> {
            String token = tokens.poll();
            return token == null ? null : Scenario.post("/oauth/revoke", client.basic(), "token=" + token);
        };
    }

    /** Repeatedly requests the issuer's keys. */
    public Scenario jwks() {
        return Scenario.repeating(Scenario.get("/oauth/jwks", null));
    }

    /** Returns a client of the local stack. */
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
                 %s}""".formatted(name, metadata));
        if (registered.statusCode() != 201) {
            throw new IOException("POST /clients: " + registered.statusCode() + " " + registered.body());
        }
        return new Client(text(registered.body(), "client_id"), text(registered.body(), "client_secret"));
    }

    /** Requests a token with the client credentials grant. */
    public String issue(Client client) throws IOException, InterruptedException {
        return accessToken(client, "grant_type=client_credentials&scope=menu:read");
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

    /** Signs the account in with the password grant. */
    public JsonNode signIn() throws IOException, InterruptedException {
        return token(null, passwordForm());
    }

    String adminToken() throws IOException, InterruptedException {
        if (adminToken.isEmpty()) {
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

    private String passwordForm() {
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

    /** Returns a new queue for tokens. */
    public static Queue<String> queue() {
        return new ArrayDeque<>();
    }

    private static String text(String body, String field) {
        String start = "\"" + field + "\":\"";
        int from = body.indexOf(start);
        return from < 0 ? "" : body.substring(from + start.length(), body.indexOf('"', from + start.length()));
    }
}
