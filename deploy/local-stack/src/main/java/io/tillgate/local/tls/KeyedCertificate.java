package io.tillgate.local.tls;

import io.tillgate.local.config.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A certificate with its private key, in two PEM files that only their owner may read. */
record KeyedCertificate(X509Certificate certificate, PrivateKey key) {

    /** Reads both files. Empty if one is missing or malformed; then both are created again. */
    static Optional<KeyedCertificate> read(Path certificate, Path key) throws IOException {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(certificate);
                Reader reader = Files.newBufferedReader(key);
                PEMParser parser = new PEMParser(reader)) {
            X509Certificate read =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return parser.readObject() instanceof PrivateKeyInfo info
                    ? Optional.of(new KeyedCertificate(read, new JcaPEMKeyConverter().getPrivateKey(info)))
                    : Optional.empty();
        } catch (GeneralSecurityException damaged) {
            return Optional.empty();
        }
    }

    void write(Path certificateFile, Path keyFile) throws IOException {
        PrivateFile.write(keyFile, pem(new JcaPKCS8Generator(key, null)));
        PrivateFile.write(certificateFile, pem(certificate));
    }

    /** Writes the key and the certificate to one file, as Kafka expects them. */
    void writePem(Path file) throws IOException {
        PrivateFile.write(file, pem(new JcaPKCS8Generator(key, null)) + pem(certificate));
    }

    boolean isValidAt(Instant instant) {
        return !certificate.getNotBefore().toInstant().isAfter(instant)
                && certificate.getNotAfter().toInstant().isAfter(instant);
    }

    boolean isIssuedBy(KeyedCertificate authority) {
        try {
            certificate.verify(authority.certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "KeyedCertificate[" + certificate.getSubjectX500Principal() + "]";
    }
}
