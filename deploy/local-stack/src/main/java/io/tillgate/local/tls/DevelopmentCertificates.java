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
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The stack's development CA and its certificates, as files in the state directory: {@code ca.crt}, {@code ca.key};
 * {@code server.crt}, {@code server.key} of the gateway; with TLS between the parts {@code <part>.crt}, {@code
 * <part>.key} and the stores of the JVM and Kafka. The CA is created once, so that clients need to trust it only once.
 */
public final class DevelopmentCertificates {
    /** The password of a trust store, which is not secret: the store contains a public certificate only. */
    public static final String TRUST_PASSWORD = "changeit";

    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(5 * 365);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(90);
    private static final String TRUST = "trust.p12";
    /** A certificate that expires sooner than this is renewed when the stack starts. */
    private static final Duration LEAST_LEFT = Duration.ofDays(30);

    private final StateDirectory state;
    private final Clock clock;

    public DevelopmentCertificates(StateDirectory state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Returns the CA certificate for clients to trust. */
    public static Path authority(StateDirectory state) {
        return state.tls("ca.crt");
    }

    /** Creates the CA and the gateway's certificate if they are missing, damaged or about to expire. */
    public void prepare() throws IOException {
        leaf(authority(), "server", "localhost", new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth});
    }

    /**
     * Creates the certificates of parts that use TLS among themselves, one per part.
     *
     * @param password the password of the JVM key stores
     */
    public void prepare(List<String> parts, char[] password) throws IOException {
        KeyedCertificate authority = authority();
        JvmStores.writeTrust(authority, state.tls(TRUST));
        for (String part : parts) {
            KeyedCertificate made = leaf(authority, part, part, new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            });
            made.writePem(state.tls(part + ".pem"));
            JvmStores.writeKey(made, state.tls(part + ".p12"), password);
        }
    }

    private KeyedCertificate authority() throws IOException {
        Path authorityFile = authority(state);
        PrivateFile.directory(state.path().resolve("tls"));
        Instant now = clock.instant();
        Optional<KeyedCertificate> known = good(KeyedCertificate.read(authorityFile, state.tls("ca.key")), now);
        if (known.isPresent()) {
            return known.get();
        }
        KeyedCertificate authority = CertificateIssue.authority(now, AUTHORITY_LIFETIME);
        authority.write(authorityFile, state.tls("ca.key"));
        return authority;
    }

    private KeyedCertificate leaf(KeyedCertificate authority, String file, String name, KeyPurposeId[] purposes)
            throws IOException {
        Path certificate = state.tls(file + ".crt");
        Path key = state.tls(file + ".key");
        Instant now = clock.instant();
        Optional<KeyedCertificate> known =
                good(KeyedCertificate.read(certificate, key), now).filter(leaf -> leaf.isIssuedBy(authority));
        if (known.isPresent()) {
            return known.get();
        }
        KeyedCertificate leaf = CertificateIssue.leaf(authority, name, purposes, now, SERVER_LIFETIME);
        leaf.write(certificate, key);
        return leaf;
    }

    /** Returns the trust store for {@code javax.net.ssl.trustStore}, with {@link #TRUST_PASSWORD}. */
    public static Path trustStore(StateDirectory state) {
        return state.tls(TRUST);
    }

    /** Returns a context that trusts the development CA only. */
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
