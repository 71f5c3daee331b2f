package io.tillgate.testsupport;

import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a service that uses the servers of a test. */
public final class ServiceSettings {
    private final Map<String, String> values = new HashMap<>();

    /** The settings of the brokers. */
    public ServiceSettings(EmbeddedServers servers) {
        values.put("kafka.bootstrap.servers", servers.kafkaBootstrap());
    }

    /**
     * The settings of the brokers and of a new, empty database.
     *
     * @param role the role of the service, its password and the name of its database
     */
    public ServiceSettings(EmbeddedServers servers, String role) {
        this(servers);
        String database = servers.createDatabase(role);
        values.put("quarkus.datasource.username", role);
        values.put("quarkus.datasource.password", role);
        values.put("quarkus.datasource.reactive.url", "postgresql://" + database);
        values.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database);
    }

    /** Makes the service accept tokens of this issuer. */
    public ServiceSettings issuer(TestIssuer issuer) {
        values.put("tillgate.resource-server.issuer", issuer.name());
        values.put("tillgate.resource-server.audience", issuer.audience());
        values.put("tillgate.resource-server.auth-server-url", issuer.url());
        values.put("tillgate.resource-server.client-id", issuer.clientId());
        values.put(
                "tillgate.resource-server.client-secret-file",
                file("client-secret", issuer.clientSecret() + "\n").toString());
        return this;
    }

    /** Adds a setting. */
    public ServiceSettings with(String key, Object value) {
        values.put(key, value.toString());
        return this;
    }

    public Map<String, String> toMap() {
        return new HashMap<>(values);
    }

    /** Creates a file in a new directory. It is deleted when the tests end. */
    public static Path file(String name, String content) {
        try {
            Path file = Files.createTempDirectory("tillgate").resolve(name);
            file.toFile().deleteOnExit();
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
