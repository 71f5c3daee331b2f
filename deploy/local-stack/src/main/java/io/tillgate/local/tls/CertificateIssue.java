package io.tillgate.local.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates with new P-256 keys (RFC 5280 §4). */
final class CertificateIssue {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 120;
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final GeneralName[] NAMES = {
        new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
        new GeneralName(GeneralName.iPAddress, "::1")
    };
    private static final GeneralSubtree[] LOOPBACK = {
        new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
        new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "127.0.0.0/8")),
        new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "::1/128"))
    };

    private CertificateIssue() {}

    /** Issues a CA certificate. Name constraints limit it to this machine's own addresses (RFC 5280 §4.2.1.10). */
    static KeyedCertificate authority(Instant now, Duration lifetime) throws IOException {
        try {
            KeyPair keys = keys();
            // The name contains the serial number, so that two CAs never have the same name.
            BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM);
            X500Name name =
                    new X500Name("CN=Tillgate development CA " + serial.toString(36) + ",O=Tillgate on this machine");
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name, serial, date(now.minus(CLOCK_SKEW)), date(now.plus(lifetime)), name, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.nameConstraints, true, new NameConstraints(LOOPBACK, null))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(keys.getPublic()));
            return signed(builder, keys, keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("Cannot create the development CA: " + e.getMessage(), e);
        }
    }

    /**
     * Issues a certificate for this machine's own addresses.
     *
     * @param name the common name, by which servers identify a client
     * @param purposes TLS server, client, or both
     */
    static KeyedCertificate leaf(
            KeyedCertificate authority, String name, KeyPurposeId[] purposes, Instant now, Duration lifetime)
            throws IOException {
        try {
            KeyPair keys = keys();
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    X500Name.getInstance(
                            authority.certificate().getSubjectX500Principal().getEncoded()),
                    new BigInteger(SERIAL_BITS, RANDOM),
                    date(now.minus(CLOCK_SKEW)),
                    date(now.plus(lifetime)),
                    new X500Name("CN=" + name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(NAMES))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(keys.getPublic()))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            extensions.createAuthorityKeyIdentifier(authority.certificate()));
            return signed(builder, keys, authority.key());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("Cannot create the certificate of " + name + ": " + e.getMessage(), e);
        }
    }

    private static KeyedCertificate signed(JcaX509v3CertificateBuilder builder, KeyPair keys, PrivateKey signer)
            throws GeneralSecurityException, OperatorCreationException {
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        return new KeyedCertificate(certificate, keys.getPrivate());
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
