package io.tillgate.forward.startup;

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

class ProductionReadinessTest {

    @Test
    @DisplayName("Everything that is wrong is in one list, each with its key")
    void problems() {
        SmallRyeConfig config = config(Map.of("tillgate.resource-server.issuer", "http://localhost:8080"));

        assertThat(ProductionReadiness.problems(config))
                .hasSize(3)
                .anyMatch(each -> each.startsWith("tillgate.resource-server.issuer"))
                .anyMatch(each -> each.startsWith("kafka.bootstrap.servers"))
                .anyMatch(each -> each.startsWith("tillgate.resource-server.client-secret-file"));
    }

    @Test
    @DisplayName("A good configuration has no problems")
    void none(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        SmallRyeConfig config = config(Map.of(
                "tillgate.resource-server.issuer", "https://auth.example",
                "tillgate.resource-server.client-secret-file", secret.toString(),
                "kafka.bootstrap.servers", "kafka:9092"));

        assertThat(ProductionReadiness.problems(config)).isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
