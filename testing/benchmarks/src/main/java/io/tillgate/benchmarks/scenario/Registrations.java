package io.tillgate.benchmarks.scenario;

import io.tillgate.benchmarks.load.Scenario;
import java.io.IOException;
import java.util.UUID;

/** Creates accounts and registers scopes, a different one with each request. */
public final class Registrations {
    private static final String JSON = "application/json";

    private final Tokens tokens;
    private final String prefix = "bench" + UUID.randomUUID().toString().substring(0, 8);
    private int number;

    public Registrations(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Creates accounts as the administrator, each with a password to hash. */
    public Scenario accounts() throws IOException, InterruptedException {
        String administrator = "Bearer " + tokens.adminToken();
        return connection -> Scenario.post("/users", administrator, JSON, """
                {"user_name": "%s.%d", "password": "a rather long passphrase", "grant_type": "password"}""".formatted(prefix, number++));
    }

    /** Registers scopes as a module does. */
    public Scenario scopes() throws IOException, InterruptedException {
        String module = "Bearer "
                + tokens.accessToken(
                        tokens.client("gastro_module"), "grant_type=client_credentials&scope=scopes:write");
        return connection -> Scenario.post("/scopes", module, JSON, """
                {"namespace": "%s:%d", "label": "Measure", "description": "Measure the registry", "app": "%s",
                 "group": ["master"]}""".formatted(prefix, number++, prefix));
    }
}
