package io.tillgate.transport;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;

/** The content of a server's certificate and key files. */
record KeyMaterial(X509ExtendedKeyManager keys, Set<X509Certificate> certificates) {
    private static final List<String> TYPES = List.of("EC", "RSA", "EdDSA");
    private static final byte[] SAMPLE = {1, 2, 3};

    /** The content as the configuration has read it. */
    static KeyMaterial of(TlsConfiguration tls, Vertx vertx) throws Exception {
        return of(Stream.of(tls.getKeyStoreOptions().getKeyManagerFactory(vertx).getKeyManagers())
                .filter(X509ExtendedKeyManager.class::isInstance)
                .map(X509ExtendedKeyManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("No key manager for X.509")));
    }

    /** @throws GeneralSecurityException if a key does not match its certificate: one file may still be the old one */
    static KeyMaterial of(X509ExtendedKeyManager keys) throws GeneralSecurityException {
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        for (String type : TYPES) {
            String[] aliases = keys.getServerAliases(type, null);
            for (String alias : aliases == null ? new String[0] : aliases) {
                X509Certificate certificate = keys.getCertificateChain(alias)[0];
                requirePair(keys.getPrivateKey(alias), certificate);
                certificates.add(certificate);
            }
        }
        return new KeyMaterial(keys, certificates);
    }

    private static void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(SAMPLE);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(SAMPLE);
        if (!verifier.verify(signer.sign())) {
            throw new GeneralSecurityException("The key does not belong to the certificate");
        }
    }

    @Override
    public String toString() {
        return "KeyMaterial";
    }
}
