package io.tillgate.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackConfigurationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private StateDirectory state;

    @BeforeEach
    void write() throws IOException {
        state = new StateDirectory(home.resolve("state"));
        new StackConfiguration(state, Ports.load(state)).write();
    }

    @Test
    @DisplayName("Every file is for its owner alone: 600, directories 700")
    void modes() throws IOException {
        try (Stream<Path> paths = Files.walk(state.path())) {
            for (Path path : paths.toList()) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("credentials.json has the form of the HTTP contract")
    void credentials() throws IOException {
        JsonNode file = new ObjectMapper().readTree(state.credentials().toFile());

        assertThat(file.path("base_url").asText()).isEqualTo("http://localhost:8080");
        assertThat(file.path("services").path("auth-service").asText()).isEqualTo("http://localhost:8081");
        assertThat(file.path("kafka_bootstrap").asText()).isEqualTo("127.0.0.1:19092");
        assertThat(file.path("postgres_url").asText()).isEqualTo("postgresql://127.0.0.1:15432");
        assertThat(file.path("admin").path("password").asText()).hasSize(43);
        assertThat(file.path("clients").path("pos_admin").path("client_secret").asText())
                .hasSize(43);
        assertThat(file.path("clients").path("chimpy").path("client_id").asText())
                .isEqualTo("chimpy-pos");
        assertThat(file.path("clients").path("pos_web").has("client_secret")).isFalse();
    }

    @Test
    @DisplayName("Another port makes another issuer with the same secrets")
    void otherPort() throws IOException {
        JsonNode before = new ObjectMapper().readTree(state.credentials().toFile());

        new StackConfiguration(state, Ports.load(state).with("gateway", 9999)).write();

        JsonNode after = new ObjectMapper().readTree(state.credentials().toFile());
        assertThat(after.path("base_url").asText()).isEqualTo("http://localhost:9999");
        assertThat(after.path("clients")).isEqualTo(before.path("clients"));
        assertThat(after.path("admin")).isEqualTo(before.path("admin"));
        assertThat(PropertyText.read(state.config("user-service.properties")))
                .containsEntry("tillgate.issuer", "http://localhost:9999")
                .containsEntry("tillgate.resource-server.audience", "http://localhost:9999");
    }

    @Test
    @DisplayName("Each service has its own database, and the sample API its own audience")
    void services() throws IOException {
        Map<String, String> sample = PropertyText.read(state.config("sample-pos-api.properties"));

        assertThat(sample)
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:15432/sample")
                .containsEntry("quarkus.datasource.username", "sample")
                .containsEntry("tillgate.resource-server.audience", "https://pos.example/api")
                .containsEntry("quarkus.http.host", "127.0.0.1");
        assertThat(Base64.getDecoder()
                        .decode(Files.readString(state.config("key-encryption.key"))
                                .strip()))
                .hasSize(32);
    }

    @Test
    @DisplayName("--fresh deletes what a stack wrote, and nothing else")
    void clear() throws IOException {
        Path foreign = Files.writeString(state.path().resolve("notes.txt"), "mine");

        state.clear();

        assertThat(state.credentials()).doesNotExist();
        assertThat(state.path().resolve("secrets.properties")).doesNotExist();
        assertThat(foreign).exists();
    }
}
