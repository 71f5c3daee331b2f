package io.tillgate.resource.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was not applied because it could not be understood or verified.
 *
 * @param offset where it lies on the topic
 * @param key its record key; null where it has none
 * @param reason why, without any of its content
 * @param seenAt when this instance met it
 */
public record RejectedRecord(long offset, @Nullable String key, String reason, Instant seenAt) {}
