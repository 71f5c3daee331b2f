package io.tillgate.auth.key;

import io.tillgate.auth.AuthConfig;
import io.tillgate.crypto.AuthenticatedCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key-encryption key: what it encrypts may lie in the database. Others beside it only open, while one takes the place
 * of another. Safe for concurrent use.
 */
@ApplicationScoped
class MasterKey {
    static final String SETTING = "tillgate.auth.key-encryption-key-file";
    static final String OTHERS_SETTING = "tillgate.auth.other-key-encryption-key-files";

    private final AuthenticatedCipher key;
    private final List<AuthenticatedCipher> others;

    MasterKey(AuthConfig config) {
        this.key = KeyEncryptionKey.read(SETTING, config.keyEncryptionKeyFile());
        this.others = config.otherKeyEncryptionKeyFiles().orElse(List.of()).stream()
                .map(file -> KeyEncryptionKey.read(OTHERS_SETTING, file))
                .toList();
    }

    /**
     * Encrypts a secret.
     *
     * @param purpose what it is for; it decrypts for the same purpose only
     */
    byte[] encrypt(String purpose, byte[] secret) {
        return key.encrypt(purpose, secret);
    }

    byte[] decrypt(String purpose, byte[] encrypted) {
        return Stream.concat(Stream.of(key), others.stream())
                .flatMap(each -> each.decrypt(purpose, encrypted).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The database holds a secret that neither " + SETTING
                        + " nor " + OTHERS_SETTING + " opens: " + purpose));
    }

    /** The same secret under this key; empty where it is already. */
    Optional<byte[]> renewed(String purpose, byte[] encrypted) {
        return key.decrypt(purpose, encrypted).isPresent()
                ? Optional.empty()
                : Optional.of(encrypt(purpose, decrypt(purpose, encrypted)));
    }

    /** Whether one key takes the place of another. */
    boolean isChanging() {
        return !others.isEmpty();
    }
}
