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
        new StackConfiguration(state, Ports.load(state), Topology.PLAIN).write();
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
    @DisplayName("A service with several instances is reached by the gateway's inner port, the others as before")
    void neighbours() throws IOException {
        Topology two = Topology.of(Encryption.NONE, "user-service=2");
        StackConfiguration configuration = new StackConfiguration(state, Ports.load(state), two);
        configuration.write();

        assertThat(PropertyText.read(configuration.serviceProperties(Instance.first(PartName.AUTH_SERVICE))))
                .containsEntry("tillgate.auth.user-service-url", "http://127.0.0.1:8078")
                .containsEntry("tillgate.auth.audit-service-url", "http://127.0.0.1:8084")
                .containsEntry("tillgate.auth.api-reference", "/docs/");
        assertThat(PropertyText.read(configuration.gatewayProperties())).containsEntry("inner.port", "8078");
    }

    @Test
    @DisplayName("Another port makes another issuer with the same secrets")
    void otherPort() throws IOException {
        JsonNode before = new ObjectMapper().readTree(state.credentials().toFile());

        new StackConfiguration(state, Ports.load(state).with("gateway", 9999), Topology.PLAIN).write();

        JsonNode after = new ObjectMapper().readTree(state.credentials().toFile());
        assertThat(after.path("base_url").asText()).isEqualTo("http://localhost:9999");
        assertThat(after.path("clients")).isEqualTo(before.path("clients"));
        assertThat(after.path("admin")).isEqualTo(before.path("admin"));
        assertThat(PropertyText.read(state.config("user-service.properties")))
                .containsEntry("tillgate.issuer", "http://localhost:9999")
                .containsEntry("tillgate.resource-server.audience", "http://localhost:9999");
    }

    @Test
    @DisplayName(
            "With TLS the https origin is the issuer everywhere, and revocations of the plain http issuer still apply")
    void tls() throws IOException {
        new StackConfiguration(state, Ports.load(state), Topology.of(Encryption.GATEWAY, "")).write();

        JsonNode file = new ObjectMapper().readTree(state.credentials().toFile());
        assertThat(file.path("base_url").asText()).isEqualTo("https://localhost:8443");
        assertThat(file.path("services").path("auth-service").asText()).isEqualTo("http://localhost:8081");
        assertThat(PropertyText.read(state.config("user-service.properties")))
                .containsEntry("tillgate.issuer", "https://localhost:8443")
                .containsEntry("tillgate.resource-server.issuer", "https://localhost:8443")
                .containsEntry("tillgate.resource-server.former-issuers", "http://localhost:8080")
                .containsEntry("tillgate.resource-server.auth-server-url", "http://127.0.0.1:8081");
        assertThat(Files.readString(state.config("clients.json")))
                .contains("https://localhost:8443")
                .doesNotContain("http://localhost:8080");
        assertThat(PropertyText.read(state.config("gateway.properties")))
                .containsEntry("port", "8080")
                .containsEntry("tls.port", "8443")
                .containsEntry("tls.origin", "https://localhost:8443");

        new StackConfiguration(state, Ports.load(state), Topology.PLAIN).write();

        assertThat(PropertyText.read(state.config("user-service.properties")))
                .containsEntry("tillgate.issuer", "http://localhost:8080")
                .containsEntry("tillgate.resource-server.former-issuers", "https://localhost:8443");
    }

    @Test
    @DisplayName(
            "With TLS inside: https alone, verify-full to PostgreSQL, certificates or passwords to Kafka, profile prod")
    void tlsInside() throws IOException {
        Topology topology = Topology.of(Encryption.ALL, "");
        new StackConfiguration(state, Ports.load(state), topology).write();

        assertThat(Topology.load(state)).isEqualTo(topology);
        assertThat(PropertyText.read(state.config("auth-service.properties")))
                .containsEntry("quarkus.profile", "prod")
                .containsEntry("quarkus.http.ssl-port", "8081")
                .containsEntry("tillgate.auth.user-service-url", "https://localhost:8082")
                .containsEntry("tillgate.auth.scope-registry-url", "https://localhost:8083")
                .containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")
                .containsEntry("kafka.security.protocol", "SSL")
                .containsEntry("kafka.bootstrap.servers", "localhost:19092");
        assertThat(PropertyText.read(state.config("audit-service.properties")).get("quarkus.flyway.jdbc-url"))
                .contains("localhost:15432/audit?sslmode=verify-full&sslrootcert=");
        assertThat(PropertyText.read(state.config("sample-pos-api.properties")))
                .containsEntry("kafka.security.protocol", "SASL_SSL")
                .containsEntry("kafka.sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("kafka.bootstrap.servers", "localhost:19094");
    }

    @Test
    @DisplayName("Two instances differ in their port alone; credentials.json names the first, the gateway knows both")
    void instances() throws IOException {
        new StackConfiguration(
                        state,
                        Ports.load(state).with("auth-service-2=9001"),
                        Topology.of(Encryption.NONE, "auth-service=2"))
                .write();

        Map<String, String> first = PropertyText.read(state.config("auth-service.properties"));
        Map<String, String> second = PropertyText.read(state.config("auth-service-2.properties"));
        assertThat(first).containsEntry("quarkus.http.port", "8081").containsKey("quarkus.shutdown.delay");
        assertThat(second).containsEntry("quarkus.http.port", "9001");
        second.put("quarkus.http.port", "8081");
        assertThat(second).isEqualTo(first);
        assertThat(PropertyText.read(state.config("gateway.properties")))
                .containsEntry("upstream.auth-service", "8081,9001")
                .containsEntry("upstream.user-service", "8082")
                .containsEntry("upstream.mail", "8086");
        assertThat(new ObjectMapper()
                        .readTree(state.credentials().toFile())
                        .path("services")
                        .path("auth-service")
                        .asText())
                .isEqualTo("http://localhost:8081");
        assertThat(Topology.load(state)).isEqualTo(Topology.of(Encryption.NONE, "auth-service=2"));
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
    @DisplayName("forward-auth is started on request, without a database, and not behind the gateway")
    void optional() throws IOException {
        assertThat(state.config("forward-auth.properties")).doesNotExist();
        assertThat(Topology.PLAIN.all()).doesNotContain(Instance.first(PartName.FORWARD_AUTH));

        Topology topology = Topology.of(Encryption.NONE, "").with("forward-auth");
        new StackConfiguration(state, Ports.load(state), topology).write();

        assertThat(topology.all()).contains(Instance.first(PartName.FORWARD_AUTH));
        assertThat(Topology.load(state)).isEqualTo(topology);
        assertThat(PropertyText.read(state.config("forward-auth.properties")))
                .containsEntry("quarkus.http.port", "8087")
                .containsEntry("tillgate.resource-server.audience", "https://pos.example/api")
                .doesNotContainKey("quarkus.datasource.username");
        assertThat(PropertyText.read(state.config("gateway.properties"))).doesNotContainKey("upstream.forward-auth");
    }

    @Test
    @DisplayName("user-service sends its mails to the stack's own server")
    void mail() throws IOException {
        assertThat(PropertyText.read(state.config("user-service.properties")))
                .containsEntry("quarkus.mailer.host", "127.0.0.1")
                .containsEntry("quarkus.mailer.port", "10025");
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
