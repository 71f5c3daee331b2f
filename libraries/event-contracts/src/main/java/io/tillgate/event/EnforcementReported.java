package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource server has applied every revocation up to an offset. A tombstone in its place: the instance has left.
 *
 * @param instance the resource-server instance
 * @param offset the offset of the last revocation record applied
 * @param appliedAt when it was applied
 * @param service the service that it is an instance of
 * @param ready false while the instance joins, and has not applied everything that was there before
 * @param asOf every revocation that was committed before this time is applied
 * @param servesUntil until when the instance serves by this, if it is never heard of again
 */
public record EnforcementReported(
        String instance,
        long offset,
        Instant appliedAt,
        @Nullable String service,
        @Nullable Boolean ready,
        @Nullable Instant asOf,
        @Nullable Instant servesUntil)
        implements Event {

    /** Requires what is not nullable. */
    public EnforcementReported {
        requireNonNull(instance, "instance");
        requireNonNull(appliedAt, "appliedAt");
    }

    @Override
    public String key() {
        return instance;
    }
}
