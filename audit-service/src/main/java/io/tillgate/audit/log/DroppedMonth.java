package io.tillgate.audit.log;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A month of the log that was dropped.
 *
 * @param month its first day
 * @param firstIndex the place of its first record
 * @param endIndex the place after its last: what is left begins there
 * @param note the signed statement: a checkpoint of the tree before what is left
 * @param droppedAt when
 */
public record DroppedMonth(LocalDate month, long firstIndex, long endIndex, String note, Instant droppedAt) {}
