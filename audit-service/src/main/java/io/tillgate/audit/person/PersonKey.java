package io.tillgate.audit.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The AES-256-GCM key of one account's personal data. {@code toString} does not reveal it. Immutable. */
public final class PersonKey {
    private static final String SEALED = "sealed:1:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    PersonKey(byte[] key) {
        this.key = key.clone();
    }

    static PersonKey random() {
        return new PersonKey(bytes(KEY_BYTES));
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
        byte[] nonce = bytes(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("AES-GCM is part of every Java platform"));
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return SEALED + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Decrypts a text; empty if it was not encrypted with this key for this place. */
    Optional<String> open(String sealed, String place) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(SEALED.length()));
            return whole.length <= NONCE_BYTES
                    ? Optional.empty()
                    : cipher(
                                    Cipher.DECRYPT_MODE,
                                    Arrays.copyOf(whole, NONCE_BYTES),
                                    place,
                                    Arrays.copyOfRange(whole, NONCE_BYTES, whole.length))
                            .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return key.clone();
    }

    private Optional<byte[]> cipher(int mode, byte[] nonce, String place, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "PersonKey[redacted]";
    }
}
