package io.tillgate.audit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A production start tells everything that is wrong, each with its key")
class ProductionReadinessTest {

    @Test
    @DisplayName("Nothing is configured: every problem is in the list")
    void nothing() {
        assertThat(ProductionReadiness.problems(config(Map.of())))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "tillgate.resource-server.issuer",
                        "quarkus.datasource.password",
                        "kafka.bootstrap.servers",
                        "tillgate.resource-server.client-secret-file");
    }

    @Test
    @DisplayName("All is well: the list is empty")
    void allIsWell(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "s");
        assertThat(ProductionReadiness.problems(config(Map.of(
                        "tillgate.resource-server.issuer", "https://pos.example",
                        "quarkus.datasource.username", "scopes",
                        "quarkus.datasource.password", "random",
                        "kafka.bootstrap.servers", "kafka:9093",
                        "tillgate.resource-server.client-secret-file", secret.toString()))))
                .isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
