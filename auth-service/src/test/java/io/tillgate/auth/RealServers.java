package io.tillgate.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testsupport.ServiceSettings;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** PostgreSQL and Kafka for the tests of this module, with the files that the service is configured with. */
public class RealServers implements QuarkusTestResourceLifecycleManager {
    private final EmbeddedServers servers = EmbeddedServers.start();
    private final UserServiceDouble userService = UserServiceDouble.start();

    @Override
    public Map<String, String> start() {
        return new ServiceSettings(servers, "auth")
                .with("quarkus.http.test-port", 0)
                .with("quarkus.http.proxy.proxy-address-forwarding", true)
                .with("quarkus.http.proxy.allow-x-forwarded", true)
                .with("quarkus.http.proxy.trusted-proxies", "127.0.0.1")
                .with("tillgate.issuer", "http://localhost:8080")
                .with("tillgate.auth.user-service-url", userService.address())
                .with("tillgate.auth.scope-registry-url", userService.address())
                .with("tillgate.auth.audit-service-url", userService.address())
                .with("tillgate.auth.key-encryption-key-file", keyFile())
                .with("tillgate.auth.bootstrap.clients-file", resource("/clients.json"))
                // Longer than a busy machine delays a probe, so that tests can rely on memory.
                .with("tillgate.auth.memory.trusted-for", "PT8S")
                .toMap();
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
        return ServiceSettings.file(
                "key-encryption-key.txt", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static Path resource(String name) {
        return Path.of(
                Objects.requireNonNull(RealServers.class.getResource(name)).getPath());
    }
}
