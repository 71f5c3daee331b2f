package io.tillgate.sample.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.local.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the world around the API, and gives itself to the tests. */
public final class World implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedServers servers;
    private @Nullable Issuer issuer;
    private @Nullable Revocations revocations;

    @Override
    public Map<String, String> start() {
        EmbeddedServers startedServers = EmbeddedServers.start();
        Issuer startedIssuer = new Issuer();
        String database = startedServers.createDatabase("sample");
        servers = startedServers;
        issuer = startedIssuer;
        revocations = new Revocations(startedServers.kafkaBootstrap(), startedIssuer);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.username", "sample");
        config.put("quarkus.datasource.password", "sample");
        config.put("quarkus.datasource.reactive.url", "postgresql://" + database);
        config.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database);
        config.put("kafka.bootstrap.servers", startedServers.kafkaBootstrap());
        config.put("tillgate.resource-server.issuer", Issuer.NAME);
        config.put("tillgate.resource-server.auth-server-url", startedIssuer.url());
        config.put("tillgate.resource-server.client-id", "sample-pos-api");
        config.put("tillgate.resource-server.client-secret-file", secretFile().toString());
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(World.class));
    }

    @Override
    public void stop() {
        if (revocations != null) {
            revocations.close();
        }
        if (issuer != null) {
            issuer.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    /** A token of some account with these scopes. */
    public String token(String scope) {
        return issuer().token("anna", scope);
    }

    @SuppressWarnings("NullAway") // started
    public Issuer issuer() {
        return issuer;
    }

    @SuppressWarnings("NullAway") // started
    public Revocations revocations() {
        return revocations;
    }

    @SuppressWarnings("NullAway") // started
    public EmbeddedServers servers() {
        return servers;
    }

    private static Path secretFile() {
        try {
            Path file = Files.createTempFile("client-secret", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "secret\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
