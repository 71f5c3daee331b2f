package io.tillgate.audit.proof;

import org.jspecify.annotations.Nullable;

/**
 * The first record that failed verification.
 *
 * @param index its leaf index
 * @param id its event's id; null if the record is missing, or if the error cannot be attributed to a single record
 * @param reason the reason, for people
 */
public record Failure(long index, @Nullable String id, String reason) {}
