package io.tillgate.local.tls;

import io.tillgate.local.config.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** Writes key stores and trust stores for the JVM (PKCS #12, RFC 7292). */
final class JvmStores {
    private JvmStores() {}

    static void writeTrust(KeyedCertificate authority, Path file) throws IOException {
        write(
                file,
                DevelopmentCertificates.TRUST_PASSWORD.toCharArray(),
                store -> store.setCertificateEntry("ca", authority.certificate()));
    }

    static void writeKey(KeyedCertificate own, Path file, char[] password) throws IOException {
        write(
                file,
                password,
                store -> store.setKeyEntry("key", own.key(), password, new Certificate[] {own.certificate()}));
    }

    private static void write(Path file, char[] password, Content content) throws IOException {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            content.into(store);
            store.store(bytes, password);
            PrivateFile.write(file, bytes.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Fills a store. */
    @FunctionalInterface
    private interface Content {
        void into(KeyStore store) throws GeneralSecurityException;
    }
}
