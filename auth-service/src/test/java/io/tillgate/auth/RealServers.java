package io.tillgate.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.local.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** PostgreSQL and Kafka for the tests of this module, with the files that the service is configured with. */
public class RealServers implements QuarkusTestResourceLifecycleManager {
    private final EmbeddedServers servers = EmbeddedServers.start();
    private final UserServiceDouble userService = UserServiceDouble.start();

    @Override
    public Map<String, String> start() {
        String database = servers.createDatabase("auth");
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.username", "auth");
        config.put("quarkus.datasource.password", "auth");
        config.put("quarkus.datasource.reactive.url", "postgresql://" + database);
        config.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database);
        config.put("kafka.bootstrap.servers", servers.kafkaBootstrap());
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        config.put("quarkus.http.proxy.allow-x-forwarded", "true");
        config.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        config.put("tillgate.issuer", "http://localhost:8080");
        config.put("tillgate.auth.user-service-url", userService.address());
        config.put("tillgate.auth.scope-registry-url", userService.address());
        config.put("tillgate.auth.audit-service-url", userService.address());
        config.put("tillgate.auth.key-encryption-key-file", keyFile().toString());
        config.put(
                "tillgate.auth.bootstrap.clients-file",
                resource("/clients.json").toString());
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                servers, new TestInjector.AnnotatedAndMatchesType(InjectServers.class, EmbeddedServers.class));
        injector.injectIntoFields(
                userService, new TestInjector.AnnotatedAndMatchesType(InjectServers.class, UserServiceDouble.class));
    }

    @Override
    public void stop() {
        userService.close();
        servers.close();
    }

    private static Path keyFile() {
        try {
            Path file = Files.createTempFile("key-encryption-key", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        return Path.of(
                Objects.requireNonNull(RealServers.class.getResource(name)).getPath());
    }
}
