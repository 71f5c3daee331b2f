package io.tillgate.auth.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.support.outbound.OutboundConfig;
import io.tillgate.production.ProductionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRulesTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("Safe settings raise no problem")
    void safe() throws IOException {
        assertThat(problems(Map.of())).isEmpty();
    }

    @Test
    @DisplayName("Every unsafe setting is reported at once, with its key")
    void unsafe() throws IOException {
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(problems(Map.of(
                        "tillgate.issuer", "http://pos.example/auth",
                        "tillgate.auth.user-service-url", "http://users",
                        "tillgate.auth.scope-registry-url", "http://scopes",
                        "quarkus.datasource.password", "auth",
                        "tillgate.auth.other-key-encryption-key-files", key().toString(),
                        "tillgate.auth.outbound.allow-loopback", "true",
                        "quarkus.http.cors.origins", "*")))
                .hasSize(9)
                .anyMatch(problem -> problem.startsWith("tillgate.issuer: must be https"))
                .anyMatch(problem -> problem.startsWith("tillgate.issuer: must be an origin"))
                .anyMatch(problem -> problem.startsWith("tillgate.auth.user-service-url"))
                .anyMatch(problem -> problem.startsWith("tillgate.auth.scope-registry-url"))
                .anyMatch(problem -> problem.startsWith("tillgate.auth.key-encryption-key-file"))
                .anyMatch(problem -> problem.startsWith("tillgate.auth.other-key-encryption-key-files"))
                .anyMatch(problem -> problem.startsWith("quarkus.datasource.password"))
                .anyMatch(problem -> problem.startsWith("tillgate.auth.outbound.allow-loopback"))
                .anyMatch(problem -> problem.startsWith("quarkus.http.cors.origins"));
    }

    private List<String> problems(Map<String, String> changed) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "tillgate.issuer", "https://pos.example",
                "tillgate.auth.user-service-url", "https://users",
                "tillgate.auth.scope-registry-url", "https://scopes",
                "tillgate.auth.key-encryption-key-file", key().toString(),
                "quarkus.datasource.username", "auth",
                "quarkus.datasource.password", "random"));
        settings.putAll(changed);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test"))
                .withMapping(AuthConfig.class)
                .withMapping(OutboundConfig.class)
                .build();
        return ProductionSettings.problems(
                config, List.of(new ServiceRules(config.getConfigMapping(AuthConfig.class))));
    }

    private Path key() throws IOException {
        Path file = directory.resolve("key");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return file;
    }
}
