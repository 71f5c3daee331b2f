package io.tillgate.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    @DisplayName("The defaults are those of the documentation, and the gateway's is the issuer's")
    void defaults() throws IOException {
        Ports ports = Ports.load(new StateDirectory(home));

        assertThat(ports.of(PartName.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(PartName.POSTGRES)).isEqualTo(15432);
        assertThat(ports.origin(Topology.PLAIN)).isEqualTo("http://localhost:8080");
        assertThat(ports.origin(Topology.of(Encryption.GATEWAY, ""))).isEqualTo("https://localhost:8443");
        assertThat(ports.of(new Instance(PartName.AUTH_SERVICE, 2))).isEqualTo(8091);
    }

    @Test
    @DisplayName("Chosen ports are remembered")
    void remembered() throws IOException {
        StateDirectory state = new StateDirectory(home);
        Ports.load(state)
                .with("gateway=9090, kafka=29092")
                .with("postgres", 5433)
                .save(state);

        Ports loaded = Ports.load(state);

        assertThat(loaded.of(PartName.GATEWAY)).isEqualTo(9090);
        assertThat(loaded.of(PartName.KAFKA)).isEqualTo(29092);
        assertThat(loaded.of(PartName.POSTGRES)).isEqualTo(5433);
        assertThat(loaded.of(PartName.AUTH_SERVICE)).isEqualTo(8081);
    }

    @Test
    @DisplayName("The port that is chosen for the origin is the origin's, with TLS and without")
    void origin() throws IOException {
        Topology tls = Topology.of(Encryption.GATEWAY, "");
        Ports ports = Ports.load(new StateDirectory(home));

        assertThat(ports.withOrigin(tls, "9443").origin(tls)).isEqualTo("https://localhost:9443");
        assertThat(ports.withOrigin(tls, "9443").of(PartName.GATEWAY)).isEqualTo(8080);
        assertThat(ports.withOrigin(Topology.PLAIN, "9090").origin(Topology.PLAIN))
                .isEqualTo("http://localhost:9090");
    }

    @Test
    @DisplayName("The error for an unknown name or invalid port names it")
    void invalid() throws IOException {
        Ports ports = Ports.load(new StateDirectory(home));

        assertThatThrownBy(() -> ports.with("kafak=1")).hasMessageContaining("\"kafak\" has no port");
        assertThatThrownBy(() -> ports.with("kafka=70000")).hasMessageContaining("\"70000\" is not a port for kafka");
        assertThatThrownBy(() -> ports.with("kafka")).hasMessageContaining("is not a port for kafka");
    }
}
