package io.tillgate.scope;

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
        String database = started.createDatabase("scopes");
        return Map.ofEntries(
                Map.entry("quarkus.datasource.username", "scopes"),
                Map.entry("quarkus.datasource.password", "scopes"),
                Map.entry("quarkus.datasource.reactive.url", "postgresql://" + database),
                Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database),
                Map.entry("kafka.bootstrap.servers", started.kafkaBootstrap()),
                Map.entry("tillgate.issuer", TestIssuer.NAME),
                Map.entry("tillgate.resource-server.auth-server-url", testIssuer.url()),
                Map.entry(
                        "tillgate.resource-server.client-secret-file",
                        file("secret", "test-secret").toString()),
                Map.entry(
                        "tillgate.scopes.bootstrap.scopes-file",
                        file("scopes.json", """
                                {"scopes": [{"namespace": "menu:read", "label": "Menu", "description": "See the menu",
                                  "app": "pos", "icon": "fa fa-utensils", "color": "bg-aqua", "group": [],
                                  "clients_only": false}]}""").toString()));
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
            Path file = Files.createTempDirectory("scope-registry").resolve(name);
            Files.writeString(file, content);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
