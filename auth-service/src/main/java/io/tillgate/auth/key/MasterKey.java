package io.tillgate.auth.key;

import io.tillgate.auth.AuthConfig;
import io.tillgate.crypto.AuthenticatedCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key-encryption key, under which the secrets in the database are encrypted. The other keys, used while one key
 * replaces another, only decrypt. Safe for concurrent use.
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
     * @param purpose bound to the ciphertext: decryption requires the same purpose
     */
    byte[] encrypt(String purpose, byte[] secret) {
        return key.encrypt(purpose, secret);
    }

    byte[] decrypt(String purpose, byte[] encrypted) {
        return Stream.concat(Stream.of(key), others.stream())
                .flatMap(each -> each.decrypt(purpose, encrypted).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The database contains a secret that neither " + SETTING
                        + " nor " + OTHERS_SETTING + " opens: " + purpose));
    }

    /** Re-encrypts a secret under this key; empty if it already is. */
    Optional<byte[]> renewed(String purpose, byte[] encrypted) {
        return key.decrypt(purpose, encrypted).isPresent()
                ? Optional.empty()
                : Optional.of(encrypt(purpose, decrypt(purpose, encrypted)));
    }

    /** Returns whether one key is replacing another. */
    boolean isChanging() {
        return !others.isEmpty();
    }
}
