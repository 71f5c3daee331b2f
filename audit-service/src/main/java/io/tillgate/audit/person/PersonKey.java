package io.tillgate.audit.person;

import io.tillgate.crypto.AuthenticatedCipher;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The AES-256-GCM key of one account's personal data. {@code toString} does not reveal it. Immutable. */
public final class PersonKey {
    private static final String SEALED = "sealed:1:";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final AuthenticatedCipher cipher;

    PersonKey(byte[] key) {
        this.key = key.clone();
        this.cipher = new AuthenticatedCipher(key);
    }

    static PersonKey random() {
        byte[] key = new byte[AuthenticatedCipher.KEY_BYTES];
        RANDOM.nextBytes(key);
        return new PersonKey(key);
    }

    /** Returns whether a text has the form of an encrypted value. */
    public static boolean isSealed(String text) {
        return text.startsWith(SEALED);
    }

    /**
     * Encrypts a text.
     *
     * @param place the event and member of the text; it can be decrypted for the same place only
     */
    String seal(String text, String place) {
        byte[] sealed = cipher.encrypt(place, text.getBytes(StandardCharsets.UTF_8));
        return SEALED + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Decrypts a text; empty if it was not encrypted with this key for this place. */
    Optional<String> open(String sealed, String place) {
        try {
            return cipher.decrypt(place, Base64.getUrlDecoder().decode(sealed.substring(SEALED.length())))
                    .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "PersonKey[redacted]";
    }
}
