package io.tillgate.audit.verification;

import io.tillgate.audit.checkpoint.StoredCheckpoint;
import java.util.List;

/**
 * Neighbouring records of the log, and the checkpoints of the trees that end among them.
 *
 * @param records in the order of the log
 * @param checkpoints the smallest first
 */
record LogPage(List<StoredRecord> records, List<StoredCheckpoint> checkpoints) {}
