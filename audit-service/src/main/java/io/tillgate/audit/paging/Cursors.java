package io.tillgate.audit.paging;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encodes positions as cursors: the position and its HMAC-SHA-256, which also covers the list's name. A cursor cannot
 * be forged or used for another list. Safe for concurrent use.
 */
@ApplicationScoped
public class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PLACE_BYTES = 2 * Long.BYTES;
    private static final int MAC_BYTES = 16;

    private final SecretKeySpec key;

    Cursors(CursorSecret secret) {
        this.key = new SecretKeySpec(secret.bytes(), ALGORITHM);
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
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(place);
            return Arrays.copyOf(mac.doFinal(list.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
