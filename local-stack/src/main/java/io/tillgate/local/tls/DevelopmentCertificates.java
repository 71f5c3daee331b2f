package io.tillgate.local.tls;

import io.tillgate.local.config.PrivateFile;
import io.tillgate.local.config.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The stack's own certification authority and the gateway's certificate, as files in the state directory: {@code ca.crt},
 * {@code ca.key}, {@code server.crt}, {@code server.key}. The authority is made once, so that what trusts it goes on to.
 */
public final class DevelopmentCertificates {
    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(5 * 365);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(90);
    /** A certificate with less than this left is renewed when the gateway starts. */
    private static final Duration LEAST_LEFT = Duration.ofDays(30);

    private final StateDirectory state;
    private final Clock clock;

    public DevelopmentCertificates(StateDirectory state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** The authority's certificate, for those who shall trust it. */
    public static Path authority(StateDirectory state) {
        return state.tls("ca.crt");
    }

    /** Makes what is missing, damaged, or about to expire. */
    public void prepare() throws IOException {
        Path authorityFile = authority(state);
        PrivateFile.directory(state.path().resolve("tls"));
        Instant now = clock.instant();
        Optional<KeyedCertificate> known = good(KeyedCertificate.read(authorityFile, state.tls("ca.key")), now);
        KeyedCertificate authority;
        if (known.isPresent()) {
            authority = known.get();
        } else {
            authority = CertificateIssue.authority(now, AUTHORITY_LIFETIME);
            authority.write(authorityFile, state.tls("ca.key"));
        }
        Path certificate = state.tls("server.crt");
        Path key = state.tls("server.key");
        if (good(KeyedCertificate.read(certificate, key), now)
                .filter(server -> server.isIssuedBy(authority))
                .isEmpty()) {
            CertificateIssue.server(authority, now, SERVER_LIFETIME).write(certificate, key);
        }
    }

    /** What a client of the gateway trusts: the authority, and nothing else. */
    public static SSLContext trust(StateDirectory state) throws IOException {
        try (InputStream in = Files.newInputStream(authority(state))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot read " + authority(state) + ": " + e.getMessage(), e);
        }
    }

    private static Optional<KeyedCertificate> good(Optional<KeyedCertificate> found, Instant now) {
        return found.filter(each -> each.isValidAt(now) && each.isValidAt(now.plus(LEAST_LEFT)));
    }
}
