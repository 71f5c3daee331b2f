package io.tillgate.benchmarks.scenario;

import io.tillgate.benchmarks.load.Scenario;
import java.io.IOException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The load on the endpoints of an authorization server. */
public final class TokenScenarios {
    private final Issuer issuer;
    private final Issuer.Endpoints endpoints;

    public TokenScenarios(Issuer issuer) {
        this.issuer = issuer;
        this.endpoints = issuer.endpoints();
    }

    /** Repeatedly requests a token with the client credentials grant. */
    public Scenario clientCredentials(Tokens.Client client) {
        return Scenario.repeating(Scenario.post(endpoints.token(), client.basic(), issuer.clientForm()));
    }

    /** Repeatedly requests a token with the client credentials grant, and collects the tokens up to a number. */
    public Scenario clientCredentials(Tokens.Client client, Queue<String> values, int most) {
        Scenario requests = clientCredentials(client);
        return new Scenario() {
            @Override
            public byte @Nullable [] next(int connection) {
                return requests.next(connection);
            }

            @Override
            public boolean accept(int connection, int status, String body) {
                if (status == 200 && values.size() < most) {
                    values.add(Tokens.text(body, "access_token"));
                }
                return status == 200;
            }
        };
    }

    /** Refreshes one grant per connection, always with the newest refresh token. */
    public Scenario refresh(int connections) throws IOException, InterruptedException {
        String[] newest = new String[connections];
        for (int i = 0; i < connections; i++) {
            newest[i] = issuer.signIn().get("refresh_token").asText();
        }
        return new Scenario() {
            @Override
            public byte[] next(int connection) {
                return Scenario.post(
                        endpoints.token(),
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
        return Scenario.repeating(Scenario.post(endpoints.token(), null, issuer.passwordForm()));
    }

    /** Repeatedly introspects an active token of a user. */
    public Scenario introspection() throws IOException, InterruptedException {
        String token = issuer.signIn().get("access_token").asText();
        byte[] request = Scenario.post(
                endpoints.introspection(), issuer.client("sample_pos_api").basic(), "token=" + token);
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
            return token == null ? null : Scenario.post(endpoints.revocation(), client.basic(), "token=" + token);
        };
    }

    /** Repeatedly requests the issuer's keys. */
    public Scenario jwks() {
        return Scenario.repeating(Scenario.get(endpoints.keys(), null));
    }
}
