package io.tillgate.auth.grant.management;

import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.SealedCursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Creates and reads cursors of grant lists: the position after the last grant of a page. Safe for concurrent use. */
@ApplicationScoped
class GrantCursor {
    private static final int PLACE_BYTES = 24;

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
        return SealedCursor.seal(keys.secretHash(), list(filter), bytes);
    }

    Optional<Place> read(String cursor, GrantFilter filter) {
        return SealedCursor.open(keys.secretHash(), list(filter), cursor)
                .filter(place -> place.length == PLACE_BYTES)
                .map(ByteBuffer::wrap)
                .map(place -> new Place(
                        Instant.EPOCH.plus(place.getLong(), ChronoUnit.MICROS),
                        new UUID(place.getLong(), place.getLong())));
    }

    private static String list(GrantFilter filter) {
        return "grants with " + filter;
    }
}
