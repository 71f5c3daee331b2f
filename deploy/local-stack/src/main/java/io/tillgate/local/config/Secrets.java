package io.tillgate.local.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The random secrets of a stack. Each is generated on first use and then saved. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int SIGNING_KEY_BITS = 2048;
    private static final int PEM_LINE = 64;

    private final Map<String, String> byName;

    private Secrets(Map<String, String> byName) {
        this.byName = byName;
    }

    static Secrets load(StateDirectory state) throws IOException {
        return new Secrets(new TreeMap<>(PropertyText.read(state.secrets())));
    }

    void save(StateDirectory state) throws IOException {
        PrivateFile.write(state.secrets(), PropertyText.of(byName));
    }

    /** Returns the password of PostgreSQL's superuser. */
    public String postgresSuperuser() {
        return text("postgres");
    }

    /** Returns the password of a database's owner. */
    public String database(String name) {
        return text("database." + name);
    }

    String client(String clientId) {
        return text("client." + clientId);
    }

    /** Returns a Kafka client's password. */
    public String kafka(String client) {
        return text("kafka." + client);
    }

    /** Returns the password of the JVM key stores. */
    public String keyStore() {
        return text("key-store");
    }

    String adminPassword() {
        return text("admin");
    }

    /** Returns 32 random bytes in standard Base64, a key for encryption or hashing. */
    String key(String name) {
        return byName.computeIfAbsent(
                "key." + name, missing -> Base64.getEncoder().encodeToString(random()));
    }

    /** Returns an RSA key as PKCS #8 in PEM. */
    String signingKey(String name) {
        byte[] key = Base64.getDecoder().decode(byName.computeIfAbsent("signing-key." + name, missing -> rsaKey()));
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String rsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(SIGNING_KEY_BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private String text(String name) {
        return byName.computeIfAbsent(
                name, missing -> Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets[" + byName.keySet() + "]";
    }
}
