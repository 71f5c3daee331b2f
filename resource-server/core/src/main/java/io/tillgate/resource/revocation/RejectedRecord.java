package io.tillgate.resource.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was not applied because it could not be parsed or verified.
 *
 * @param offset its offset on the topic
 * @param key its record key; null if it has none
 * @param reason the reason, without any of its content
 * @param seenAt when this instance first read it
 */
public record RejectedRecord(long offset, @Nullable String key, String reason, Instant seenAt) {}
