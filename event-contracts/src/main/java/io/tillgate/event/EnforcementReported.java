package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A resource server has applied every revocation up to an offset.
 *
 * @param instance the resource-server instance
 * @param offset the offset of the last revocation record applied
 * @param appliedAt when it was applied
 */
public record EnforcementReported(String instance, long offset, Instant appliedAt) implements Event {

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
