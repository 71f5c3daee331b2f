package io.tillgate.benchmarks.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.benchmarks.scenario.Issuer;
import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/**
 * A realm with the clients and the account of the load, set as the local stack's: RS256, access tokens of an hour,
 * rotated refresh tokens, and a resource server that may introspect the account's tokens.
 */
final class Realm implements Issuer {
    /** The settings of the password hash. They are also Keycloak's defaults. */
    static final List<String> HASH_OPTIONS = List.of(
            "--spi-password-hashing--argon2--memory=7168",
            "--spi-password-hashing--argon2--iterations=5",
            "--spi-password-hashing--argon2--parallelism=1");

    private static final String NAME = "benchmark";
    private static final String PROTOCOL = "/realms/" + NAME + "/protocol/openid-connect";
    private static final String USER = "bench";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String secret = UUID.randomUUID().toString();
    private final String password = "a rather long passphrase " + UUID.randomUUID();

    Realm(URI server) {
        this.server = server;
    }

    /** Returns the name of the file that Keycloak imports. */
    String file() {
        return NAME + "-realm.json";
    }

    /** Returns the realm in Keycloak's format of an export. */
    String json() {
        return """
            {"realm": "%1$s", "enabled": true, "sslRequired": "none", "defaultSignatureAlgorithm": "RS256",
             "accessTokenLifespan": 3600, "revokeRefreshToken": true, "refreshTokenMaxReuse": 0,
             "passwordPolicy": "hashAlgorithm(argon2)",
             "clients": [
               {"clientId": "backoffice", "secret": "%2$s", "standardFlowEnabled": false,
                "serviceAccountsEnabled": true},
               {"clientId": "sample_pos_api", "secret": "%2$s", "standardFlowEnabled": false,
                "serviceAccountsEnabled": true},
               {"clientId": "chimpy-pos", "publicClient": true, "standardFlowEnabled": false,
                "directAccessGrantsEnabled": true,
                "protocolMappers": [
                  {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
                   "config": {"included.client.audience": "sample_pos_api", "access.token.claim": "true",
                              "introspection.token.claim": "true"}}]}],
             "users": [
               {"username": "%3$s", "enabled": true, "email": "bench@till.example", "emailVerified": true,
                "firstName": "Ada", "lastName": "Bench",
                "credentials": [{"type": "password", "value": "%4$s", "temporary": false}]}]}
            """.formatted(NAME, secret, USER, password);
    }

    @Override
    public Endpoints endpoints() {
        return new Endpoints(
                PROTOCOL + "/token", PROTOCOL + "/token/introspect", PROTOCOL + "/revoke", PROTOCOL + "/certs");
    }

    @Override
    public Tokens.Client client(String name) {
        return new Tokens.Client(name, secret);
    }

    @Override
    public String clientForm() {
        return "grant_type=client_credentials";
    }

    @Override
    public String passwordForm() {
        return "grant_type=password&client_id=chimpy-pos&username=" + USER + "&password=" + password.replace(' ', '+');
    }

    @Override
    public JsonNode signIn() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(endpoints().token()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(passwordForm()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Keycloak's token endpoint: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
