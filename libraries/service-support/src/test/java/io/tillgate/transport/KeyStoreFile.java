package io.tillgate.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** A key and its certificate, made by {@code keytool}. */
final class KeyStoreFile {
    private static final String ALIAS = "server";
    private static final char[] PASSWORD = "password".toCharArray();

    private final KeyStore store;

    private KeyStoreFile(KeyStore store) {
        this.store = store;
    }

    static KeyStoreFile make(Path directory, String name, String algorithm) throws Exception {
        Path file = directory.resolve(name + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new KeyStoreFile(store);
    }

    /** This certificate with another's key. */
    KeyStoreFile withKeyOf(KeyStoreFile other) throws Exception {
        KeyStore mixed = KeyStore.getInstance("PKCS12");
        mixed.load(null, null);
        Key key = other.store.getKey(ALIAS, PASSWORD);
        mixed.setKeyEntry(ALIAS, key, PASSWORD, new Certificate[] {certificate()});
        return new KeyStoreFile(mixed);
    }

    X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate(ALIAS);
    }

    X509ExtendedKeyManager keys() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }
}
