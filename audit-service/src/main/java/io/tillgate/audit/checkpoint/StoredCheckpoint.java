package io.tillgate.audit.checkpoint;

import java.time.Instant;

/**
 * A checkpoint as stored. It is not trustworthy until the signature of its note has been verified.
 *
 * @param size the number of events that it covers
 * @param note the signed note
 * @param signedAt when it was signed
 */
public record StoredCheckpoint(long size, String note, Instant signedAt) {}
