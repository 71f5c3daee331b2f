package io.tillgate.local.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.config.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private StateDirectory state;

    @BeforeEach
    void state() {
        state = new StateDirectory(home);
    }

    @Test
    @DisplayName("RFC 5280 §4.2.1.10: the certificate is for localhost and loopback addresses, by a CA for these alone")
    void names() throws Exception {
        prepare(NOW);

        X509Certificate server = read("server.crt");
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        X509Certificate authority = read("ca.crt");
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getCriticalExtensionOIDs()).contains(NAME_CONSTRAINTS);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(server)), parameters);
    }

    @Test
    @DisplayName("Private keys are for their owner alone: mode 600")
    void modes() throws IOException {
        prepare(NOW);

        for (String key : List.of("ca.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.tls(key))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(state.tls(key))).contains("BEGIN PRIVATE KEY");
        }
    }

    @Test
    @DisplayName("The CA is made once; the server's certificate is renewed a month before it expires")
    void renewal() throws Exception {
        prepare(NOW);
        X509Certificate authority = read("ca.crt");
        X509Certificate server = read("server.crt");

        prepare(NOW.plus(Duration.ofDays(59)));
        assertThat(read("server.crt")).isEqualTo(server);

        prepare(NOW.plus(Duration.ofDays(61)));
        assertThat(read("server.crt")).isNotEqualTo(server);
        assertThat(read("server.crt").getNotAfter()).isAfter(server.getNotAfter());
        assertThat(read("ca.crt")).isEqualTo(authority);
    }

    @Test
    @DisplayName("Lost or damaged files are created again, and a new CA issues a new certificate")
    void damaged() throws Exception {
        prepare(NOW);
        X509Certificate server = read("server.crt");
        Files.writeString(state.tls("ca.key"), "not a key");

        prepare(NOW);

        assertThat(read("server.crt")).isNotEqualTo(server);
        read("server.crt").verify(read("ca.crt").getPublicKey());
    }

    private void prepare(Instant now) throws IOException {
        new DevelopmentCertificates(state, Clock.fixed(now, ZoneOffset.UTC)).prepare();
    }

    private X509Certificate read(String file) throws Exception {
        try (InputStream in = Files.newInputStream(state.tls(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
