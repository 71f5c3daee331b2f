package io.tillgate.auth.access;

import io.tillgate.auth.key.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a list goes on: a place with a keyed hash over it and the filter. Nobody makes one up, and none serves another
 * list. Safe for concurrent use.
 */
@ApplicationScoped
class GrantCursor {
    private static final int PLACE_BYTES = 24;
    private static final int MAC_BYTES = 16;

    private final KeyRing keys;

    GrantCursor(KeyRing keys) {
        this.keys = keys;
    }

    record Place(Instant createdAt, UUID id) {}

    String after(Place place, GrantFilter filter) {
        byte[] bytes = ByteBuffer.allocate(PLACE_BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.createdAt()))
                .putLong(place.id().getMostSignificantBits())
                .putLong(place.id().getLeastSignificantBits())
                .array();
        byte[] cursor = Arrays.copyOf(bytes, PLACE_BYTES + MAC_BYTES);
        System.arraycopy(mac(bytes, filter), 0, cursor, PLACE_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    Optional<Place> read(String cursor, GrantFilter filter) {
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
        if (!MessageDigest.isEqual(mac(place, filter), Arrays.copyOfRange(bytes, PLACE_BYTES, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(place);
        return Optional.of(new Place(
                Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS), new UUID(buffer.getLong(), buffer.getLong())));
    }

    private byte[] mac(byte[] place, GrantFilter filter) {
        String message = "grants-cursor " + Base64.getEncoder().encodeToString(place) + ' ' + filter;
        return Arrays.copyOf(keys.secretHash().of(message), MAC_BYTES);
    }
}
