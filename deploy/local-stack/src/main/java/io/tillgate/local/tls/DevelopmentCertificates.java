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
 * The stack's own certification authority and the certificates that it issued, as files in the state directory:
 * {@code ca.crt}, {@code ca.key}; {@code server.crt}, {@code server.key} of the gateway; with TLS between the parts
 * {@code <part>.crt}, {@code <part>.key} and what the JVM and Kafka read. The authority is made once, so that what trusts it
 * goes on to.
 */
public final class DevelopmentCertificates {
    /** The file holds a public certificate only. */
    public static final String TRUST_PASSWORD = "changeit";

    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(5 * 365);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(90);
    private static final String TRUST = "trust.p12";
    /** A certificate with less than this left is renewed when the stack starts. */
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

    /** Makes what is missing, damaged, or about to expire: the authority, and the gateway's certificate. */
    public void prepare() throws IOException {
        leaf(authority(), "server", "localhost", new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth});
    }

    /**
     * The same for parts that speak TLS among themselves, each server and client by its own name.
     *
     * @param password of the files for the JVM
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

    /** The same for a whole JVM: {@code javax.net.ssl.trustStore}, with {@link #TRUST_PASSWORD}. */
    public static Path trustStore(StateDirectory state) {
        return state.tls(TRUST);
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
