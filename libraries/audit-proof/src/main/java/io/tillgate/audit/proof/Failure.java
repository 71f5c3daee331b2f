package io.tillgate.audit.proof;

import org.jspecify.annotations.Nullable;

/**
 * The first record that does not hold.
 *
 * @param index its place in the log
 * @param id its event's id; null where the record is missing, or only a range of records is known to be wrong
 * @param reason what is wrong, for a reader
 */
public record Failure(long index, @Nullable String id, String reason) {}
