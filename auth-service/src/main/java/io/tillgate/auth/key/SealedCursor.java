package io.tillgate.auth.key;

import io.tillgate.crypto.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A pagination cursor with a keyed hash over its position and its list. It cannot be forged, nor used for another list
 * or with another filter.
 */
public final class SealedCursor {
    private static final int SEAL_BYTES = 16;

    private SealedCursor() {}

    /**
     * Returns the cursor of a position.
     *
     * @param list the name of the list and its filter
     */
    public static String seal(KeyedHash key, String list, byte[] place) {
        byte[] cursor = ByteBuffer.allocate(SEAL_BYTES + place.length)
                .put(mac(key, list, place))
                .put(place)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Returns the position of a cursor; empty unless it was sealed for this list. */
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
