package io.tillgate.audit.log;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A month of the log that retention has dropped.
 *
 * @param month its first day
 * @param firstIndex the leaf index of its first record
 * @param endIndex the leaf index after its last record, where the remaining log begins
 * @param note the signed statement: a checkpoint of the tree of this size
 * @param droppedAt when it was dropped
 */
public record DroppedMonth(LocalDate month, long firstIndex, long endIndex, String note, Instant droppedAt) {}
