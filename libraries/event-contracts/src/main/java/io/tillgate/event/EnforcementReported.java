package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource server instance has applied every revocation up to an offset. A tombstone of its key means that the
 * instance has signed off.
 *
 * @param instance the resource server instance
 * @param offset the offset of the last revocation record applied
 * @param appliedAt when it was applied
 * @param service the service to which the instance belongs
 * @param ready false while the instance is joining and has not applied all earlier revocations
 * @param asOf every revocation that was committed before this time is applied
 * @param servesUntil until when the instance serves requests on this basis if nothing more is heard of it
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

    /** Requires all fields that are not nullable. */
    public EnforcementReported {
        requireNonNull(instance, "instance");
        requireNonNull(appliedAt, "appliedAt");
    }

    @Override
    public String key() {
        return instance;
    }
}
