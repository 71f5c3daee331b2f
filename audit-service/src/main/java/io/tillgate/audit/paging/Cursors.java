package io.tillgate.audit.paging;

import io.tillgate.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Encodes positions as cursors: the position and its HMAC-SHA-256, which also covers the list's name. A cursor cannot
 * be forged or used for another list. Safe for concurrent use.
 */
@ApplicationScoped
public class Cursors {
    private static final int PLACE_BYTES = 2 * Long.BYTES;
    private static final int MAC_BYTES = 16;

    private final KeyedHash hash;

    Cursors(CursorSecret secret) {
        this.hash = new KeyedHash(secret.bytes());
    }

    /** Encodes a position in the named list. */
    public String encode(KeysetPosition place, String list) {
        byte[] bytes = ByteBuffer.allocate(PLACE_BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.time()))
                .putLong(place.sequence())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(PLACE_BYTES + MAC_BYTES)
                        .put(bytes)
                        .put(mac(bytes, list))
                        .array());
    }

    /** Decodes a cursor; empty if it was not issued by this service for the named list. */
    public Optional<KeysetPosition> decode(String cursor, String list) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != PLACE_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] place = Arrays.copyOf(bytes, PLACE_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, PLACE_BYTES, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(place, list))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(place);
        return Optional.of(
                new KeysetPosition(Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS), buffer.getLong()));
    }

    private byte[] mac(byte[] place, String list) {
        byte[] name = list.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(place.length + name.length)
                .put(place)
                .put(name)
                .array();
        return Arrays.copyOf(hash.of(signed), MAC_BYTES);
    }
}
