package io.tillgate.benchmarks.scenario;

import io.tillgate.benchmarks.load.Scenario;
import java.io.IOException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The load on auth-service's endpoints for tokens. */
public final class TokenScenarios {
    private final Tokens tokens;

    public TokenScenarios(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Repeatedly requests a token with the client credentials grant. */
    public Scenario clientCredentials(Tokens.Client client) {
        return Scenario.repeating(
                Scenario.post("/oauth/token", client.basic(), "grant_type=client_credentials&scope=menu:read"));
    }

    /** Repeatedly requests a token with the client credentials grant, and collects the tokens. */
    public Scenario clientCredentials(Tokens.Client client, Queue<String> values) {
        Scenario requests = clientCredentials(client);
        return new Scenario() {
            @Override
            public byte @Nullable [] next(int connection) {
                return requests.next(connection);
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                values.add(Tokens.text(body, "access_token"));
                return status == 200;
            }
        };
    }

    /** Refreshes one grant per connection, always with the newest refresh token. */
    public Scenario refresh(int connections) throws IOException, InterruptedException {
        String[] newest = new String[connections];
        for (int i = 0; i < connections; i++) {
            newest[i] = tokens.signIn().get("refresh_token").asText();
        }
        return new Scenario() {
            @Override
            public byte[] next(int connection) {
                return Scenario.post(
                        "/oauth/token",
                        null,
                        "grant_type=refresh_token&client_id=chimpy-pos&refresh_token=" + newest[connection]);
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                if (status == 200) {
                    newest[connection] = Tokens.text(body, "refresh_token");
                }
                return status == 200;
            }
        };
    }

    /** Repeatedly requests tokens with the password grant. */
    public Scenario password() {
        return Scenario.repeating(Scenario.post("/oauth/token", null, tokens.passwordForm()));
    }

    /** Repeatedly introspects an active token of a user. */
    public Scenario introspection() throws IOException, InterruptedException {
        String token = tokens.signIn().get("access_token").asText();
        byte[] request = Scenario.post(
                "/oauth/introspect", tokens.client("sample_pos_api").basic(), "token=" + token);
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
    public Scenario revocation(Tokens.Client client, Queue<String> values) {
        return connection -> {
            String token = values.poll();
            return token == null ? null : Scenario.post("/oauth/revoke", client.basic(), "token=" + token);
        };
    }

    /** Repeatedly requests the issuer's keys. */
    public Scenario jwks() {
        return Scenario.repeating(Scenario.get("/oauth/jwks", null));
    }
}
