package io.tillgate.audit.verification;

import io.tillgate.audit.checkpoint.StoredCheckpoint;
import java.util.List;

/**
 * Consecutive records of the log, and the checkpoints whose trees end among them.
 *
 * @param records in the order of the log
 * @param checkpoints the smallest first
 */
record LogPage(List<StoredRecord> records, List<StoredCheckpoint> checkpoints) {}
