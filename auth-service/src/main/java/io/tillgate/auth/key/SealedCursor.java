package io.tillgate.auth.key;

import io.tillgate.crypto.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on, as its reader gets it: a place with a keyed hash over it and the list. Nobody makes one up, and none
 * serves another list, or the same list with another filter.
 */
public final class SealedCursor {
    private static final int SEAL_BYTES = 16;

    private SealedCursor() {}

    /**
     * The cursor for a place.
     *
     * @param list the list with its filter
     */
    public static String seal(KeyedHash key, String list, byte[] place) {
        byte[] cursor = ByteBuffer.allocate(SEAL_BYTES + place.length)
                .put(mac(key, list, place))
                .put(place)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The place of a cursor; empty for anything that was not sealed for this list. */
    public static Optional<byte[]> open(KeyedHash key, String list, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length < SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] place = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        boolean genuine = MessageDigest.isEqual(mac(key, list, place), Arrays.copyOf(bytes, SEAL_BYTES));
        return genuine ? Optional.of(place) : Optional.empty();
    }

    private static byte[] mac(KeyedHash key, String list, byte[] place) {
        byte[] name = ("cursor of " + list).getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(Integer.BYTES + name.length + place.length)
                .putInt(name.length)
                .put(name)
                .put(place)
                .array();
        return Arrays.copyOf(key.of(message), SEAL_BYTES);
    }
}
