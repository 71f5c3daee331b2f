package io.tillgate.auth.key;

import io.tillgate.crypto.AuthenticatedCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Reads key-encryption keys from files. */
final class KeyEncryptionKey {
    private KeyEncryptionKey() {}

    /**
     * Reads a key from a file that holds it in Base64.
     *
     * @param setting the setting that names the file, for error messages
     */
    static AuthenticatedCipher read(String setting, Path file) {
        try {
            byte[] key = Base64.getMimeDecoder().decode(Files.readString(file).strip());
            if (key.length != AuthenticatedCipher.KEY_BYTES) {
                throw new IllegalStateException(setting + " " + file + " holds " + key.length + " bytes of Base64, not "
                        + AuthenticatedCipher.KEY_BYTES);
            }
            return new AuthenticatedCipher(key);
        } catch (IOException e) {
            throw new UncheckedIOException(setting + " cannot be read: " + file, e);
        }
    }
}
