package io.tillgate.audit.checkpoint;

import java.time.Instant;

/**
 * A checkpoint as the database has it, which is not to be believed before its note is opened.
 *
 * @param size how many events it is of
 * @param note the signed note
 * @param signedAt when it was signed
 */
public record StoredCheckpoint(long size, String note, Instant signedAt) {}
