package io.tillgate.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.local.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and an issuer for all tests of the module. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedServers servers;
    private @Nullable TestIssuer issuer;

    @Override
    public Map<String, String> start() {
        EmbeddedServers started = EmbeddedServers.start();
        TestIssuer testIssuer = new TestIssuer();
        servers = started;
        issuer = testIssuer;
        String database = started.createDatabase("audit");
        return Map.ofEntries(
                Map.entry("quarkus.datasource.username", "audit_runtime"),
                Map.entry("quarkus.flyway.jdbc-url", "jdbc:postgresql://" + database),
                Map.entry("quarkus.flyway.username", "audit"),
                Map.entry("quarkus.flyway.password", "audit"),
                Map.entry("quarkus.datasource.password", "audit"),
                Map.entry("quarkus.datasource.reactive.url", "postgresql://" + database),
                Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database),
                Map.entry("kafka.bootstrap.servers", started.kafkaBootstrap()),
                Map.entry("tillgate.issuer", TestIssuer.NAME),
                Map.entry("tillgate.resource-server.auth-server-url", testIssuer.url()),
                Map.entry(
                        "tillgate.resource-server.client-secret-file",
                        file("secret", "test-secret").toString()),
                Map.entry(
                        "tillgate.audit.reading.account-keys-url", testIssuer.url() + "/internal/record-keys/accounts"),
                Map.entry("tillgate.audit.checkpoint.interval", "PT1S"),
                Map.entry("tillgate.audit.completeness.interval", "PT1S"),
                Map.entry("tillgate.audit.completeness.grace", "PT1S"),
                Map.entry("tillgate.audit.completeness.replay-interval", "PT3S"),
                Map.entry(
                        "tillgate.audit.checkpoint.directory",
                        file("x", "").getParent().toString()),
                Map.entry("tillgate.audit.reading.jwks-interval", "PT0.5S"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, field -> field.getType() == EmbeddedServers.class);
        injector.injectIntoFields(issuer, field -> field.getType() == TestIssuer.class);
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    private static Path file(String name, String content) {
        try {
            Path file = Files.createTempDirectory("audit-service").resolve(name);
            Files.writeString(file, content);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
